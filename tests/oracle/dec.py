#!/usr/bin/env python3
"""The exact numbers against Python's fractions and decimal: reading, printing, arithmetic and order, at random and at
the bounds; prints TAP."""
import os
import random
import subprocess
from decimal import Decimal
from fractions import Fraction as F
from pathlib import Path

from tap import main, test

BUILD = Path(os.environ.get("MINGBIAO_BUILD", Path(__file__).resolve().parents[2] / "build"))
draw = random.Random(15835)


def ask(lines):
    p = subprocess.run([BUILD / "t/oracle/dec"], input="".join("\t".join(x) + "\n" for x in lines), text=True, stdout=subprocess.PIPE,
                       check=True)
    out = p.stdout.splitlines()
    assert len(out) == len(lines), (len(out), len(lines))
    return out


def decimal(digits=40):
    """A decimal of up to so many digits; its limbs are few, full or many."""
    n = draw.choice((1, 2, 5, 18, 19, 20, 21, 38, 39, 40))
    n = min(n, digits)
    s = "".join(draw.choice("0123456789") if draw.random() < 0.7 else draw.choice("09") for _ in range(n))
    if n > 1 and draw.random() < 0.6:
        at = draw.randint(1, n - 1)
        s = f"{s[:at]}.{s[at:]}"
    whole = len(s.partition(".")[0])
    s = (s[:whole].lstrip("0") or "0") + s[whole:]      # "05" is refused: it has lost its point
    if draw.random() < 0.2:
        s += f"e{draw.randint(-15, 15)}"
    return draw.choice(("", "", "-")) + s


def near():
    """Around what fits one limb or 128 bits, where carries go wrong."""
    return str(draw.choice((2**63, 2**64, 2**65, 2**127, 2**128, 10**18, 10**19, 10**20, 2**32)) + draw.randint(-2, 2))


def operand():
    kind = draw.random()
    if kind < 0.6:
        return decimal()
    if kind < 0.8:
        return draw.choice(("", "-")) + near()
    return f"{draw.randint(-10**9, 10**9)}/{draw.randint(1, 10**9)}"


def fraction(s):
    n, _, d = s.partition("/")
    return F(n) / F(d) if d else F(n)


@test
def arithmetic_is_that_of_fractions():
    names = {"add": lambda x, y: x + y, "sub": lambda x, y: x - y, "mul": lambda x, y: x * y, "div": lambda x, y: x / y if y else None,
             "neg": lambda x, y: -x, "cmp": lambda x, y: F((x > y) - (x < y)), "g": lambda x, y: F((x > 0) - (x < 0))}
    asked = [(op, operand(), operand()) for _ in range(4000) for op in names]
    asked += [(op, x, x) for _ in range(300) for op in names for x in [operand()]]
    wrong = 0
    for (op, x, y), got in zip(asked, ask(asked)):
        if got == "-":
            # over the bounds of what is read, or a division by nothing
            assert op == "div" and fraction(y) == 0 or any(over(v) for v in (x, y)), (op, x, y)
            wrong += 1
            continue
        want = names[op](fraction(x), fraction(y))
        assert want is not None and fraction(got) == want, (op, x, y, got, want)
    assert wrong < len(asked) / 5, wrong


def over(s):
    """Whether a decimal is beyond what is read: 40 digits, an exponent of 60 (dec.h)."""
    if "/" in s:
        return False
    digits, _, exp = s.lstrip("+-").partition("e")
    whole, _, part = digits.partition(".")
    if len(whole + part) > 40:
        return True
    bare = (whole + part).rstrip("0")
    k = int(exp or 0) - len(part) + len(whole + part) - len(bare)
    return bool(bare.lstrip("0")) and abs(k) > 60


@test
def reading_and_printing_are_that_of_decimal():
    texts = [decimal() for _ in range(5000)] + [f"{draw.choice(('', '-'))}{draw.randint(1, 9)}e{k}" for k in range(-61, 62)]
    texts += ["9" * n for n in range(36, 44)] + ["0." + "0" * n + "1" for n in range(34, 44)] + ["1" + "0" * n for n in range(34, 44)]
    for s, got in zip(texts, ask([("read", s) for s in texts])):
        assert (got == "-") == over(s), (s, got)
        if got != "-":
            assert F(Decimal(s)) == F(got), (s, got)
    # What is printed is read as the same value, if it has a finite decimal of at most 40 digits.
    printed = [p for p in ask([("read", s) for s in texts]) if p != "-"]
    assert ask([("read", p) for p in printed]) == printed


@test
def order_is_total():
    values = sorted({fraction(v): v for v in (operand() for _ in range(150)) if not over(v)}.items())
    n = len(values)
    asked = [("cmp", values[i][1], values[k][1]) for i in range(n) for k in range(n)]
    want = [str((i > k) - (i < k)) for i in range(n) for k in range(n)]
    assert ask(asked) == want


main()
