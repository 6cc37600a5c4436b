#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "base/log.h"
#include "kore/mend.h"
#include <kore/hooks.h>
#include "web/server.h"

/*
 * The server: Kore's main() calls kore_parent_configure, forks workers and a key manager, each
 * worker calls kore_worker_configure. Kore's configuration is written here; there is no file to get
 * wrong.
 */
struct options opt = {
	.address = "localhost", .home = ".", .workers = 2, .db_max = 8, .connections = 4096, .idle = 60
};

int	web_request(struct http_request *);

/* Kore wants one built in; ours is given to its parser by kore_parent_configure. */
u_int8_t	asset_builtin_kore_conf[] = "# none\n";
u_int32_t	asset_len_builtin_kore_conf = sizeof asset_builtin_kore_conf - 1;

static const struct option options[] = {
	{ "zone", required_argument, NULL, 'z' },
	{ "address", required_argument, NULL, 'a' },
	{ "port", required_argument, NULL, 'p' },
	{ "public-url", required_argument, NULL, 'U' },
	{ "desk-url", required_argument, NULL, 'D' },
	{ "home", required_argument, NULL, 'h' },
	{ "db", required_argument, NULL, 'd' },
	{ "db-max", required_argument, NULL, 'm' },
	{ "cert", required_argument, NULL, 'c' },
	{ "key", required_argument, NULL, 'k' },
	{ "workers", required_argument, NULL, 'w' },
	{ "connections", required_argument, NULL, 'n' },
	{ "idle", required_argument, NULL, 'i' },
	{ "user", required_argument, NULL, 'u' },
	{ "keymgr-user", required_argument, NULL, 'K' },
	{ "log", required_argument, NULL, 'l' },
	{ "pid", required_argument, NULL, 'P' },
	{ 0 },
};

static _Noreturn void
usage(const char *why)
{
	fprintf(stderr, "mingbiaod: %s\n\n"
	    "  --zone public|desk    which half of the register this is\n"
	    "  --port N              where it listens\n"
	    "  --cert FILE --key FILE  PEM; SIGUSR1 reads them again\n"
	    "  --db CONNINFO         libpq keywords, the user included\n"
	    "  --public-url URL, --desk-url URL  origins of both halves, https://host:port\n"
	    "  --address NAME        listen at this name or address (localhost; :: is all)\n"
	    "  --user NAME, --keymgr-user NAME  whom workers and the holder of the key run as:\n"
	    "                        needed as root, impossible otherwise\n"
	    "  --home DIR            working directory (.)\n"
	    "  --log FILE            access log (standard output)\n"
	    "  --pid FILE            process number (none)\n"
	    "  --workers N (2), --connections N a worker (4096), --db-max N a worker (8)\n"
	    "  --idle SECONDS        a connection without a request is closed after them (60)\n\n"
	    "It runs in the foreground; SIGTERM ends it when the requests in flight are answered.\n", why);
	exit(2);
}

static unsigned
number(const char *s, unsigned long max)
{
	char *end;
	unsigned long n = strtoul(s, &end, 10);

	if (*s < '0' || *s > '9' || *end != '\0' || n == 0 || n > max)
		usage("a number is out of range");
	return (unsigned)n;
}

/* Kore writes its process title over argv: what is kept is copied. */
static const char *
copy(const char *s)
{
	char *p = strdup(s);

	if (p == NULL)
		abort();
	return p;
}

static void
set(int ch, const char *arg)
{
	switch (ch) {
	case 'z':
		opt.zone = strcmp(arg, "public") == 0 ? ZONE_PUBLIC :
		    strcmp(arg, "desk") == 0 ? ZONE_DESK : 0;
		break;
	case 'a': opt.address = arg; break;
	case 'p': number(arg, 65535); opt.port = arg; break;
	case 'U': opt.public_url = arg; break;
	case 'D': opt.desk_url = arg; break;
	case 'h': opt.home = arg; break;
	case 'd': opt.db = arg; break;
	case 'm': opt.db_max = number(arg, 1000); break;
	case 'c': opt.cert = arg; break;
	case 'k': opt.key = arg; break;
	case 'w': opt.workers = number(arg, 64); break;
	case 'n': opt.connections = number(arg, 100000); break;
	case 'i': opt.idle = number(arg, 3600); break;
	case 'u': opt.user = arg; break;
	case 'K': opt.keymgr_user = arg; break;
	case 'l': opt.log = arg; break;
	case 'P': opt.pid = arg; break;
	default: usage("unknown option");
	}
}

static void
read_options(int argc, char **argv)
{
	int ch;

	while ((ch = getopt_long(argc, argv, "", options, NULL)) != -1)
		set(ch, optarg != NULL ? copy(optarg) : "");
	if (optind != argc)
		usage("options only");
	if (opt.zone == 0)
		usage("--zone is public or desk");
	if (opt.port == NULL || opt.cert == NULL || opt.key == NULL || opt.db == NULL)
		usage("--port, --cert, --key and --db are needed");
	if (opt.public_url == NULL || opt.desk_url == NULL)
		usage("--public-url and --desk-url are needed");
	if (getuid() == 0 && (opt.user == NULL || opt.keymgr_user == NULL))
		usage("root needs --user and --keymgr-user to drop to");
	if (getuid() != 0 && (opt.user != NULL || opt.keymgr_user != NULL))
		usage("only root can change to --user or --keymgr-user");
	const char *const words[] = { opt.cert, opt.key, opt.home, opt.user, opt.keymgr_user, opt.pid };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (words[i] != NULL && strpbrk(words[i], " \t\n") != NULL)
			usage("names and paths without spaces, please");
	}
}

/*
 * Whether the database is reached by a unix socket: then workers need no other kind. host is a
 * folder, or missing.
 */
static bool
is_local(const char *conninfo)
{
	const char *s = conninfo;

	if (strstr(conninfo, "://") != NULL || strstr(conninfo, "hostaddr") != NULL)
		return false;
	while ((s = strstr(s, "host")) != NULL) {
		s += 4;
		s += strspn(s, " ");
		if (*s != '=')
			continue;
		s++;
		s += strspn(s, " '");
		if (*s != '/' && *s != '@')
			return false;
	}
	return true;
}

/*
 * Room for that many connections, descriptors of the database's and a few; Kore looks at each up to
 * the limit.
 */
static unsigned
files(void)
{
	struct rlimit rl;
	unsigned want = opt.connections + opt.db_max + 100;

	if (getrlimit(RLIMIT_NOFILE, &rl) == -1)
		fatalx("getrlimit: %s", errno_s);
	if (rl.rlim_max < want) {
		opt.connections = rl.rlim_max > 300 ? (unsigned)rl.rlim_max - opt.db_max - 200 : 64;
		log_event(LOG_LEVEL_WARN, "limit", NULL, "only %u connections a worker: the limit of open files "
		    "is %lu", opt.connections, (unsigned long)rl.rlim_max);
		want = (unsigned)rl.rlim_max - 100;
	}
	rl.rlim_cur = want;
	setrlimit(RLIMIT_NOFILE, &rl);
	return want - 100;
}

static void
configure(FILE *f)
{
	fprintf(f, "workers %u\nworker_set_affinity 0\nworker_max_connections %u\nworker_rlimit_nofiles %u\n",
	    opt.workers, opt.connections, files());
	fprintf(f, "http_header_timeout 10\nhttp_body_timeout 120\nhttp_keepalive_time %u\n"
	    "http_header_max %d\nhttp_body_max %d\nhttp_request_limit 512\nhttp_request_ms 60000\n"
	    "http_hsts_enable 0\n", opt.idle, HEAD_MAX, BODY_MAX);
	fprintf(f, "root %s\n", opt.home);
	if (opt.user != NULL)
		fprintf(f, "runas %s\nkeymgr_runas %s\n", opt.user, opt.keymgr_user);
	fprintf(f, "pidfile %s\n", opt.pid != NULL ? opt.pid : "/dev/null");
	fprintf(f, "server tls {\n}\n");
	fprintf(f, "domain * {\nattach tls\ncertfile %s\ncertkey %s\nroute ^.*$ web_request\n}\n", opt.cert, opt.key);
}

void
kore_parent_configure(int argc, char **argv)
{
	char why[256], *text;
	size_t n;

	read_options(argc, argv);
	kore_foreground = kore_quiet = skip_chroot = 1;
	skip_runas = opt.user == NULL;
	mend_network = !is_local(opt.db);
	mend_body_max = BODY_MAX;
	if (!mend_pair(opt.cert, opt.key, why, sizeof why))
		fatalx("%s", why);
	access_open(opt.log);

	FILE *f = open_memstream(&text, &n);
	if (f == NULL)
		fatalx("no memory");
	configure(f);
	fclose(f);
	if ((f = fmemopen(text, n, "r")) == NULL)
		fatalx("no memory");
	kore_parse_config_file(f);
	fclose(f);
	free(text);
	mend_listen("tls", opt.address, opt.port, opt.workers);
}

void
kore_worker_configure(void)
{
	web_begin();
}

/* Kore unlinks its pid file at the end; /dev/null is not its. */
void
kore_parent_teardown(void)
{
	if (opt.pid == NULL)
		kore_pidfile = kore_strdup("");
}
