# Two commands matter: `make run` and `make test`. README.md says the rest.
CC      = gcc
OPT     = -O2 -g
SAN     =
B       = build
KORE    = /usr/share/kore
WARN    = -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wformat=2 -Wvla
CFLAGS  = -std=gnu11 -D_GNU_SOURCE $(OPT) $(SAN) $(WARN) -fstack-protector-strong -Isrc -I$(B)/gen
PQ      = -isystem /usr/include/postgresql
XML     = -isystem /usr/include/libxml2

GENSQL  = $(patsubst src/db/%.sql,$(B)/gen/db/%.c,$(wildcard src/db/*.sql))
GENVIEW = $(patsubst src/view/%.html,$(B)/gen/view/%.c,$(wildcard src/view/*.html))
GENH    = $(GENSQL:.c=.h)
obj     = $(patsubst src/%.c,$(B)/o/%.o,$(wildcard $(1)))
LIBOBJ  = $(call obj,src/base/*.c src/i18n/*.c src/db/*.c src/app/*.c src/export/*.c) $(GENSQL:$(B)/gen/%.c=$(B)/o/gen/%.o)

all: $(B)/mingbiaod $(B)/mingbiao

$(B)/libmingbiao.a: $(LIBOBJ)
	@rm -f $@; ar rcs $@ $^
$(B)/o/%.o: src/%.c | $(GENH)
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(PQ) $(XML) -MMD -MP -c -o $@ $<
$(B)/o/gen/%.o: $(B)/gen/%.c | $(GENH)
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(PQ) -MMD -MP -c -o $@ $<
$(B)/%gen: src/tools/%gen.c
	@mkdir -p $(@D); $(CC) -std=gnu11 -O1 $(WARN) -o $@ $<
$(B)/gen/db/%.h: src/db/%.sql $(B)/sqlgen
	@mkdir -p $(@D); $(B)/sqlgen h $< > $@.new && mv $@.new $@
$(B)/gen/db/%.c: src/db/%.sql $(B)/sqlgen
	@mkdir -p $(@D); $(B)/sqlgen c $< > $@.new && mv $@.new $@
$(B)/gen/view/%.c: src/view/%.html $(B)/htmlgen
	@mkdir -p $(@D); $(B)/htmlgen $< > $@.new && mv $@.new $@

clean:
	rm -rf build

.PHONY: all clean
.SECONDARY:
.DELETE_ON_ERROR:
-include $(shell find $(B)/o -name '*.d' 2>/dev/null)
