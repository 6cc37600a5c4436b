/*
 * The bytes of one client's connection, through our mends and Kore's parser into router and
 * handlers (those of tests/kore/probe.c), in one process: no network, no TLS, no sandbox. The bytes
 * come in pieces, the answers go nowhere; at the end of each connection no request may be left.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "kore/mend.h"
#include "web/server.h"

int	LLVMFuzzerInitialize(int *, char ***);
int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static struct kore_worker	self;
static struct listener		*from;
static const uint8_t		*in;
static size_t			 left;

static int
read_piece(struct connection *c, size_t *n)
{
	size_t room = c->rnb->b_len - c->rnb->s_off;

	if (left == 0) {
		c->evt.flags &= ~KORE_EVENT_READ;
		return KORE_RESULT_OK;
	}
	*n = left < room ? left : room;
	if (*n > 1 && (left & 1))
		*n = *n / 2 + 1;	/* now and then a short read */
	memcpy(c->rnb->buf + c->rnb->s_off, in, *n);
	in += *n;
	left -= *n;
	return KORE_RESULT_OK;
}

static int
write_all(struct connection *c, size_t len, size_t *n)
{
	(void)c;
	*n = len;
	return KORE_RESULT_OK;
}

static void
configure(void)
{
	static char text[] = "worker_max_connections 16\nhttp_request_limit 64\nhttp_keepalive_time 60\n"
	    "http_body_max 2097152\nhttp_request_ms 60000\n"
	    "server plain {\ntls no\n}\n"
	    "domain * {\nattach plain\nroute ^.*$ web_request\n}\n";
	FILE *f = fmemopen(text, sizeof text - 1, "r");

	if (f == NULL)
		abort();
	kore_parse_config_file(f);
	fclose(f);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	kore_foreground = kore_quiet = skip_runas = skip_chroot = 1;
	kore_mem_init();
	LIST_INIT(&kore_servers);
	http_parent_init();
	kore_auth_init();
	kore_validator_init();
	kore_filemap_init();
	kore_domain_init();
	kore_module_init();
	kore_module_load(NULL, NULL, KORE_MODULE_NATIVE);
	configure();
	self.id = 1;
	worker = &self;
	net_init();
	kore_connection_init();
	kore_platform_event_init();
	http_init();
	kore_accesslog_worker_init();
	kore_timer_init();
	kore_fileref_init();
	from = kore_listener_create(kore_server_lookup("plain"));
	from->family = AF_INET;
	opt.zone = ZONE_PUBLIC;
	opt.db = "host=/nonexistent";
	opt.public_url = "https://localhost:1";
	opt.desk_url = "https://localhost:2";
	access_open("/dev/null");
	web_begin();
	return 0;
}

static struct connection *
connection(void)
{
	struct connection *c = kore_connection_new(from);

	c->fd = open("/dev/null", O_RDWR);
	c->family = AF_INET;
	c->read = read_piece;
	c->write = write_all;
	c->handle = kore_connection_handle;
	c->proto = CONN_PROTO_HTTP;
	c->state = CONN_STATE_ESTABLISHED;
	c->evt.flags = KORE_EVENT_READ | KORE_EVENT_WRITE;
	TAILQ_INSERT_TAIL(&connections, c, list);
	worker_active_connections++;
	net_recv_queue(c, HEAD_MAX, NETBUF_CALL_CB_ALWAYS, http_header_recv);
	return c;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct connection *c = connection();

	in = data;
	left = size;
	for (int i = 0; i < 64 && c->state == CONN_STATE_ESTABLISHED; i++) {
		c->evt.flags |= KORE_EVENT_READ;
		kore_connection_event(c, 0);
		http_process();
		if (left == 0)
			break;
	}
	http_process();
	if (c->state == CONN_STATE_ESTABLISHED)
		kore_connection_disconnect(c);
	kore_connection_prune(KORE_CONNECTION_PRUNE_DISCONNECT);
	http_process();
	if (http_request_count != 0 || worker_active_connections != 0)
		abort();
	return 0;
}
