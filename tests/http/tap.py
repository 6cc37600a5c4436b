"""Tests that print TAP: decorate functions with @test, end with main().

    from tap import test, eq, ok, main

    @test
    def a_page_is_there():
        "what is shown as the test's name, else the function's name"
        eq(client.get("/").status, 200)

    main()              # runs them in order; main(cleanup) calls cleanup at the end
"""
import sys
import traceback

_tests = []


def test(fn):
    _tests.append(fn)
    return fn


def ok(value, why=""):
    if not value:
        raise AssertionError(why or f"not true: {value!r}")


def eq(got, want, why=""):
    if got != want:
        raise AssertionError(f"{why + ': ' if why else ''}got {got!r}, want {want!r}")


def has(text, part):
    if part not in text:
        raise AssertionError(f"{part!r} is not in {text[:2000]!r}")


def hasnt(text, part):
    if part in text:
        raise AssertionError(f"{part!r} is in {text[:2000]!r}")


def main(cleanup=None):
    """Runs the tests, or those whose name has a word of the command line in it."""
    chosen = [t for t in _tests if not sys.argv[1:] or any(w in t.__name__ for w in sys.argv[1:])]
    bad = 0
    print(f"1..{len(chosen)}", flush=True)
    try:
        for n, fn in enumerate(chosen, 1):
            name = (fn.__doc__ or fn.__name__.replace("_", " ")).strip().splitlines()[0]
            try:
                fn()
                print(f"ok {n} - {name}", flush=True)
            except Exception:
                bad += 1
                print(f"not ok {n} - {name}", flush=True)
                for line in traceback.format_exc().rstrip().splitlines():
                    print(f"# {line}", flush=True)
    finally:
        if cleanup:
            cleanup()
    sys.exit(1 if bad else 0)
