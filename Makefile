# Two commands matter: `make run` and `make test`. README.md says the rest.
CC      = gcc
OPT     = -O2 -g -D_FORTIFY_SOURCE=2
SAN     =
LINK    = -Wl,-z,relro,-z,now
B       = build
KORE    = /usr/share/kore
WARN    = -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wformat=2 -Wvla
CFLAGS  = -std=gnu11 -D_GNU_SOURCE $(OPT) $(SAN) $(WARN) -fstack-protector-strong -Isrc -I$(B)/gen
PQ      = -isystem /usr/include/postgresql
XML     = -isystem /usr/include/libxml2

GENSQL  = $(patsubst src/db/%.sql,$(B)/gen/db/%.c,$(wildcard src/db/*.sql))
GENVIEW = $(patsubst src/view/%.html,$(B)/gen/view/%.c,$(wildcard src/view/*.html))
# Tables of the domain core, from the catalogue.
GENTAB  = $(patsubst %,$(B)/gen/app/%_table.h,unit number region scale indicator condition likely method sense symbol)
GENH    = $(GENSQL:.c=.h) $(GENTAB) $(B)/gen/i18n/scale_names.h
obj     = $(patsubst src/%.c,$(B)/o/%.o,$(wildcard $(1)))
LIBOBJ  = $(call obj,src/base/*.c src/i18n/*.c src/db/*.c src/app/*.c src/export/*.c) $(GENSQL:$(B)/gen/%.c=$(B)/o/gen/%.o) \
	  $(B)/o/gen/migrations.o $(B)/o/gen/queries.o

all: $(B)/layers $(B)/mingbiaod $(B)/mingbiao
	@:

# What includes what: the build fails where a layer is broken.
$(B)/layers: tests/layers.sh $(wildcard src/*/*.[ch])
	@mkdir -p $(@D); tests/layers.sh && touch $@

# Folders are listed so that a file taken away takes its object out too.
$(B)/libmingbiao.a: $(LIBOBJ) src/base src/i18n src/db src/app src/export
	@rm -f $@; ar rcs $@ $(filter %.o,$^)
$(B)/o/%.o: src/%.c | $(GENH)
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) $(PQ) $(XML) -MMD -MP -c -o $@ $<
$(B)/o/gen/%.o: $(B)/gen/%.c | $(GENH)
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) $(PQ) -MMD -MP -c -o $@ $<
$(B)/%gen: src/tools/%gen.c
	@mkdir -p $(@D); $(CC) -std=gnu11 -O1 $(WARN) -o $@ $<
$(B)/gen/db/%.h: src/db/%.sql $(B)/sqlgen
	@mkdir -p $(@D); $(B)/sqlgen h $< > $@.new && mv $@.new $@
$(B)/gen/db/%.c: src/db/%.sql $(B)/sqlgen
	@mkdir -p $(@D); $(B)/sqlgen c $< > $@.new && mv $@.new $@
# All queries in one table, for tests/sql.
$(B)/gen/queries.c: $(wildcard src/db/*.sql) $(B)/sqlgen
	@mkdir -p $(@D); $(B)/sqlgen list $(filter %.sql,$^) > $@.new && mv $@.new $@
$(B)/gen/migrations.c: $(wildcard migrations/*.sql) $(B)/migrationgen
	@mkdir -p $(@D); $(B)/migrationgen $(filter %.sql,$^) > $@.new && mv $@.new $@
$(B)/tablegen: src/app/unit_key.h
$(B)/gen/app/unit_table.h: assets/catalogue/units.csv assets/catalogue/unit_contexts.csv $(B)/tablegen
	@mkdir -p $(@D); $(B)/tablegen units $(filter %.csv,$^) > $@.new && mv $@.new $@
$(B)/gen/app/number_table.h: assets/catalogue/number_prefixes.csv $(B)/tablegen
	@mkdir -p $(@D); $(B)/tablegen prefixes $< > $@.new && mv $@.new $@
$(B)/gen/app/region_table.h: assets/catalogue/regions.csv $(B)/tablegen
	@mkdir -p $(@D); $(B)/tablegen regions $< > $@.new && mv $@.new $@
$(B)/gen/app/scale_table.h: assets/catalogue/scales.csv $(B)/tablegen
	@mkdir -p $(@D); $(B)/tablegen scales $< > $@.new && mv $@.new $@
$(B)/gen/i18n/scale_names.h: assets/catalogue/scales.csv $(B)/tablegen
	@mkdir -p $(@D); $(B)/tablegen scale-names $< > $@.new && mv $@.new $@
$(B)/gen/app/symbol_table.h: assets/catalogue/quantity_symbols.csv $(B)/tablegen
	@mkdir -p $(@D); $(B)/tablegen symbols $< > $@.new && mv $@.new $@
$(B)/gen/app/sense_table.h: assets/catalogue/indicator_senses.csv $(B)/tablegen
	@mkdir -p $(@D); $(B)/tablegen senses $< > $@.new && mv $@.new $@
$(B)/gen/app/%_table.h: assets/catalogue/%_equivalents.csv $(B)/tablegen
	@mkdir -p $(@D); $(B)/tablegen equivalents $* $< > $@.new && mv $@.new $@
$(B)/gen/app/%_table.h: assets/catalogue/%_synonyms.csv $(B)/tablegen
	@mkdir -p $(@D); $(B)/tablegen synonyms $* $< > $@.new && mv $@.new $@
$(B)/gen/view/%.c: src/view/%.html $(B)/htmlgen
	@mkdir -p $(@D); $(B)/htmlgen $< > $@.new && mv $@.new $@

# ---- Kore: Debian's source, compiled here with our mends (src/kore) ----
KOREV   = 4.1.0
KSRC    = accesslog auth buf config connection domain filemap fileref http json keymgr kore linux \
	  mem module msg net pool runtime seccomp timer utils validator websocket worker
KSKIP   =
KDEF    = -DKORE_SINGLE_BINARY -DPREFIX='"/usr"' -D_FILE_OFFSET_BITS=64 $(KEXTRA)
KINC    = -isystem $(B)/kore/include/kore -isystem $(B)/kore/include
KOBJ    = $(patsubst %,$(B)/o/lib/kore/%.o,$(filter-out $(KSKIP),$(KSRC)))
# A mend that wraps a function of Kore's or OpenSSL's is linked in by being written: __wrap_<name>.
WRAP    = $(patsubst __wrap_%,-Wl$(comma)--wrap=%,$(sort $(shell grep -ohE '__wrap_[A-Za-z0-9_]+' \
	  $(wildcard src/kore/*.c) /dev/null)))
comma   = ,

# The source with our patches on it; stops when Debian's Kore is another than the mends were made for.
$(B)/kore/.ready: $(wildcard src/kore/*.patch) src/kore/source.sha256 $(wildcard $(KORE)/RELEASE)
	@test "$$(cat $(KORE)/RELEASE 2>&1)" = $(KOREV) || { echo "src/kore mends Kore $(KOREV)," \
	    "but $(KORE)/RELEASE says: $$(cat $(KORE)/RELEASE 2>&1)" >&2; exit 1; }
	@(cd $(KORE) && sha256sum -c --quiet --strict) <src/kore/source.sha256 || { echo "src/kore mends Kore" \
	    "$(KOREV) as in Debian's package kore 4.1.0-6; $(KORE) holds another source (src/kore/source.sha256)." \
	    "Look at each mend before you renew that list." >&2; exit 1; }
	@rm -rf $(@D); mkdir -p $(@D); cp -r $(KORE)/src $(KORE)/include $(@D)/
	@for p in $(wildcard src/kore/*.patch); do patch -s -p1 -d $(@D) <$$p || exit 1; done
	@sh $(KORE)/misc/linux-platform.sh >$(@D)/src/platform.h
	@printf 'const char *kore_version = "%s";\n' $(KOREV) >$(@D)/src/version.c
	@touch $@
$(B)/o/lib/kore/%.o: $(B)/kore/.ready src/kore/tune.h
	@echo "cc $(KORE)/src/$*.c"; mkdir -p $(@D); $(CC) $(OPT) $(SAN) -std=gnu11 -D_GNU_SOURCE -w -fstack-protector-strong $(KDEF) \
	    -I$(B)/kore/include/kore -I$(B)/kore/include -I$(B)/kore/src -include src/kore/tune.h -c -o $@ $(B)/kore/src/$*.c
# The sanitizer build has every object of Kore's on plain malloc.
$(B)/o/kore_alloc.o: tests/kore/alloc.c
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) -MMD -MP -c -o $@ $<
KMEM    = $(if $(KSKIP),$(B)/o/kore_alloc.o)
$(call obj,src/web/*.c src/kore/*.c) $(B)/o/kore_alloc.o: CFLAGS += $(KDEF) $(KINC)
$(call obj,src/web/*.c src/kore/*.c) $(B)/o/kore_alloc.o: | $(B)/kore/.ready

# What browsers load, packed into the program.
$(B)/gen/assets.c: src/tools/pack.sh $(shell find assets -type f \( -path '*/css/*' -o -path '*/js/*' -o \
    -path '*/icons/*' -o -path '*/font/*' -o -path '*/xsd/*' -o -path '*/root/*' \))
	@mkdir -p $(@D); src/tools/pack.sh $@

# ---- the two executables ----
LIBS    = -lpq -lxml2 -lgmp -lsodium -lqrencode -lssl -lcrypto -lbrotlienc -lz -lpthread -ldl
# The list of routes and main.c are the product's alone: tests have routes of their own.
WEBOBJ  = $(call obj,src/web/main.c src/kore/*.c) $(KOBJ) $(KMEM) $(B)/o/lib/kore/version.o
SITEOBJ = $(call obj,src/page/*.c src/view/*.c) $(B)/o/gen/assets.o \
	  $(call obj,$(filter-out src/web/main.c src/web/routes.c,$(wildcard src/web/*.c))) \
	  $(GENVIEW:$(B)/gen/%.c=$(B)/o/gen/%.o)
# -rdynamic: Kore finds its entry points by name.
$(B)/mingbiaod: $(WEBOBJ) $(call obj,src/web/routes.c) $(SITEOBJ) $(B)/libmingbiao.a
	@echo "ld $@"; $(CC) $(SAN) $(LINK) -rdynamic $(WRAP) -o $@ $^ $(LIBS)
# The same server with routes for the tests of Kore's mends.
$(B)/t/mingbiaod-probe: $(B)/o/probe.o $(WEBOBJ) $(SITEOBJ) $(B)/libmingbiao.a
	@echo "ld $@"; mkdir -p $(@D); $(CC) $(SAN) $(LINK) -rdynamic $(WRAP) -o $@ $^ $(LIBS)
$(B)/o/probe.o: tests/kore/probe.c | $(GENH)
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) -MMD -MP -c -o $@ $<
$(B)/mingbiao: $(call obj,src/cli/*.c) $(B)/libmingbiao.a
	@echo "ld $@"; $(CC) $(SAN) $(LINK) -o $@ $^ $(LIBS)

# ---- tests: every program prints TAP, tests/run.py runs them all ----
tests   = $(patsubst tests/$(1)/%.c,$(B)/t/$(1)/%,$(wildcard tests/$(1)/*.c))
TESTS   = $(foreach d,unit db sql oracle,$(call tests,$(d)))
TESTLIB = $(B)/libsite.a $(B)/libmingbiao.a
# The domain core links without libpq, libxml2 and Kore: its tests are linked so.
CORE    = $(patsubst %,$(B)/t/unit/%_test,dec number uscc unit scale limit derivation sense clause compare) $(B)/t/bench/core_bench $(B)/t/oracle/dec

tests: $(TESTS) $(B)/t/mingbiaod-probe
$(B)/libsite.a: $(SITEOBJ) src/page src/view src/web
	@rm -f $@; ar rcs $@ $(filter %.o,$^)
$(B)/t/%: tests/%.c $(TESTLIB)
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) $(PQ) $(XML) -Itests -MMD -MP -MF $@.d -o $@ $< $(TESTLIB) -lcmocka $(LIBS)
$(CORE): $(B)/t/%: tests/%.c $(B)/libmingbiao.a
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) -Itests -MMD -MP -MF $@.d -o $@ $< $(B)/libmingbiao.a -lcmocka -lgmp

# Fuzz targets: clang's libFuzzer over the same sources, in a build of their own.
FUZZ    = $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(wildcard tests/fuzz/*.c))
fuzzers: $(FUZZ)
$(B)/fuzz/%: tests/fuzz/%.c $(TESTLIB)
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) $(PQ) $(XML) -fsanitize=fuzzer -MMD -MP -MF $@.d -o $@ $< $(TESTLIB) $(LIBS)
# This one has all of Kore and the mends in it.
$(B)/fuzz/http_fuzz: tests/fuzz/http_fuzz.c $(B)/o/probe.o $(WEBOBJ) $(SITEOBJ) $(B)/libmingbiao.a
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) $(KDEF) $(KINC) -fsanitize=fuzzer -rdynamic $(WRAP) -o $@ $^ $(LIBS)

# The same targets as the product is built, with a main that times them. Kore's main makes room for it.
PACE    = $(patsubst tests/fuzz/%.c,$(B)/t/pace/%,$(wildcard tests/fuzz/*.c))
pacers: $(PACE)
$(B)/o/pace.o: tests/fuzz/pace/pace.c
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) -MMD -MP -c -o $@ $<
$(B)/t/pace/%: tests/fuzz/%.c $(B)/o/pace.o $(TESTLIB)
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) $(PQ) $(XML) -MMD -MP -MF $@.d -o $@ $< $(B)/o/pace.o $(TESTLIB) $(LIBS)
$(B)/o/pace/kore.o: $(B)/o/lib/kore/kore.o
	@mkdir -p $(@D); objcopy --redefine-sym main=kore_main $< $@
$(B)/t/pace/http_fuzz: tests/fuzz/http_fuzz.c $(B)/o/pace.o $(B)/o/pace/kore.o $(B)/o/probe.o \
    $(filter-out $(B)/o/lib/kore/kore.o,$(WEBOBJ)) $(SITEOBJ) $(B)/libmingbiao.a
	@echo "cc $<"; mkdir -p $(@D); $(CC) $(CFLAGS) $(KDEF) $(KINC) -rdynamic $(WRAP) -o $@ $^ $(LIBS)

# The same build with the sanitizers in it, and with clang's fuzzer.
asan:
	+@$(MAKE) --no-print-directory B=$(B)/asan KSKIP="mem pool" OPT="-O1 -g -fno-omit-frame-pointer" \
	    SAN="-fsanitize=address,undefined -fno-sanitize-recover=undefined" all tests
# (gcc's name for the address sanitizer is told to clang; the fuzzer has a main of its own.)
fuzz-build:
	+@$(MAKE) --no-print-directory B=$(B)/fuzz CC=clang-14 WARN="-Wall -Wno-unknown-warning-option" KSKIP="mem pool" KEXTRA=-Dmain=kore_main \
	    OPT="-O1 -g -D__SANITIZE_ADDRESS__=1" SAN="-fsanitize=fuzzer-no-link,address,undefined" fuzzers

# ---- what people type ----
test: test-packages
	@mkdir -p $(B); src/tools/root.sh tests/run.py $(SUITE)
lint: test-packages
	@tests/lint.py
fuzz: test-packages
	@mkdir -p $(B); src/tools/root.sh tests/run.py fuzz
bench: bench-packages
	@mkdir -p $(B); src/tools/root.sh tests/run.py bench
run: run-packages
	+@$(MAKE) --no-print-directory all
	@src/tools/root.sh src/tools/run.sh start
stop:
	@src/tools/root.sh src/tools/run.sh stop
%-packages:
	@src/tools/packages.sh $*
# var, the register's data, is never removed.
clean:
	@[ ! -e build/test ] || src/tools/root.sh src/tools/cluster.sh remove build/test
	@rm -rf build 2>/dev/null || src/tools/root.sh rm -rf build

.PHONY: all tests fuzzers pacers asan fuzz fuzz-build test lint bench run stop clean
.SECONDARY:
.DELETE_ON_ERROR:
-include $(shell find $(B)/o $(B)/t -name '*.d' 2>/dev/null) $(wildcard $(B)/fuzz/*.d)
