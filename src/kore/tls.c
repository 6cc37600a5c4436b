/*
 * TLS 1.2 and 1.3 with an RSA or ECDSA certificate whose key only the key manager has.
 *
 * Defect: with OpenSSL 3 no handshake succeeds. Kore puts its method on the object that
 * EVP_PKEY_get1_RSA() returns, which since OpenSSL 3 is a copy; its method for ECDSA lacks sign;
 * and the key manager asks EVP_PKEY_get0() for an object that is no longer there. So both ends are
 * ours: a worker asks for a signature by the key of the certificate it has shown, and gets it from
 * that very key, also while a new pair is on its way to the workers. Tests: tests/kore/tls.py (rsa,
 * ecdsa with 1.2 and 1.3; tickets; records; reload).
 *
 * Found on the way and mended in the same place:
 * - A late answer of the key manager was taken for the next one's, for ever after; answers on the
 *   way are now dropped before a question is asked. While waiting, Kore ran other requests in the
 *   middle of a handshake; a signature takes less than a millisecond, so nothing else runs
 *   meanwhile.
 * - A certificate that does not fit its key, or that certbot has half written, ended the whole
 *   server on SIGUSR1. The parent looks at both first and says no; a worker that can't use one
 *   keeps the old one.
 * - Session tickets were good for the worker that gave them only (resumption 1/n): keys are shared.
 * - The default list offered CBC ciphers: forward secrecy and AEAD only now (ASVS 12.1.2).
 * - A server name in the handshake other than the Host made a 421; there is one certificate.
 */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include "kore/mend.h"

void	 __wrap_kore_domain_tlsinit(struct kore_domain *, int, const void *, size_t);
EVP_PKEY	*__real_kore_rsakey_load(const char *);
EVP_PKEY	*__wrap_kore_rsakey_load(const char *);
int	 __real_kore_msg_register(u_int8_t, void (*)(struct kore_msg *, const void *));
int	 __wrap_kore_msg_register(u_int8_t, void (*)(struct kore_msg *, const void *));
void	 __real_kore_worker_dispatch_signal(int);
void	 __wrap_kore_worker_dispatch_signal(int);

enum { ANSWER_MS = 1000, KEYS = 4, NAME = 65 };

/* Made before the workers are, so that all of them, and those that replace them, have the same. */
static unsigned char	ticket_keys[80];
static RSA_METHOD	*rsa_method;
static EC_KEY_METHOD	*ec_method;
static int		 rsa_index = -1, ec_index = -1;

/* In the key manager: the keys read last, each by the name its public half gives it. */
static struct { EVP_PKEY *key; char name[NAME]; } keys[KEYS];

static struct {
	bool		wanted, got;
	size_t		n;
	unsigned char	p[1024];
} answer;

__attribute__((constructor)) static void
ticket_keys_make(void)
{
	if (RAND_bytes(ticket_keys, sizeof ticket_keys) != 1)
		abort();
}

static void
answered(struct kore_msg *msg, const void *data)
{
	if (!answer.wanted) {
		kore_log(LOG_WARNING, "the key manager answers what nobody asked");
		return;
	}
	answer.got = true;
	answer.wanted = false;
	answer.n = msg->length <= sizeof answer.p ? msg->length : 0;
	if (answer.n > 0)
		memcpy(answer.p, data, answer.n);
}

/* Takes what has come from the parent by now, waiting up to ms for it. */
static bool
channel_read(int ms)
{
	struct pollfd p = { .fd = worker->msg[1]->fd, .events = POLLIN };

	int n = poll(&p, 1, ms);
	if (n == -1)
		return errno == EINTR;
	if (n == 0)
		return true;
	if (!(p.revents & POLLIN))
		return false;
	worker->msg[1]->evt.flags |= KORE_EVENT_READ;
	return net_recv_flush(worker->msg[1]) == KORE_RESULT_OK;
}

/*
 * The hash of a key's public numbers: certificate and key have the same, however they are written
 * down.
 */
static bool
key_name(const EVP_PKEY *key, char name[NAME])
{
	unsigned char *p = NULL, hash[32];
	size_t n = 0;
	const RSA *rsa = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA ? EVP_PKEY_get0_RSA(key) : NULL;
	const EC_KEY *ec = EVP_PKEY_get_base_id(key) == EVP_PKEY_EC ? EVP_PKEY_get0_EC_KEY(key) : NULL;

	if (rsa != NULL) {
		n = (size_t)BN_num_bytes(RSA_get0_n(rsa));
		if ((p = OPENSSL_malloc(n)) != NULL)
			BN_bn2bin(RSA_get0_n(rsa), p);
	} else if (ec != NULL) {
		n = EC_POINT_point2buf(EC_KEY_get0_group(ec), EC_KEY_get0_public_key(ec),
		    POINT_CONVERSION_UNCOMPRESSED, &p, NULL);
	}
	bool ok = p != NULL && n > 0 && EVP_Digest(p, n, hash, NULL, EVP_sha256(), NULL) == 1;
	OPENSSL_free(p);
	for (size_t i = 0; i < sizeof hash && ok; i++)
		snprintf(name + 2 * i, 3, "%02x", hash[i]);
	return ok;
}

/* ---- the key manager ---- */

EVP_PKEY *
__wrap_kore_rsakey_load(const char *path)
{
	EVP_PKEY *key = __real_kore_rsakey_load(path);
	char name[NAME];

	if (key == NULL || !key_name(key, name))
		return key;
	for (size_t i = 0; i < KEYS; i++) {
		if (strcmp(keys[i].name, name) == 0)
			return key;
	}
	EVP_PKEY_free(keys[KEYS - 1].key);
	memmove(keys + 1, keys, sizeof keys - sizeof *keys);
	EVP_PKEY_up_ref(key);
	keys[0].key = key;
	memcpy(keys[0].name, name, NAME);
	return key;
}

/* A worker wants a signature; an empty one says that there is none. */
static void
sign_for(struct kore_msg *msg, const void *data)
{
	const struct kore_keyreq *req = data;
	unsigned char sig[1024];
	unsigned int n = 0;
	EVP_PKEY *key = NULL;

	if (msg->length < sizeof *req || msg->length != sizeof *req + req->data_len)
		return;
	for (size_t i = 0; i < KEYS; i++) {
		if (keys[i].key != NULL && strncmp(keys[i].name, req->domain, NAME) == 0)
			key = keys[i].key;
	}
	if (key != NULL && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) {
		RSA *rsa = (RSA *)(uintptr_t)EVP_PKEY_get0_RSA(key);
		int size = RSA_size(rsa);
		if (size <= (int)sizeof sig && req->data_len <= (size_t)size &&
		    RSA_private_encrypt((int)req->data_len, req->data, sig, rsa, req->padding) == size)
			n = (unsigned)size;
	} else if (key != NULL) {
		EC_KEY *ec = (EC_KEY *)(uintptr_t)EVP_PKEY_get0_EC_KEY(key);
		if (ECDSA_size(ec) > (int)sizeof sig || req->data_len > 64 ||
		    ECDSA_sign(0, req->data, (int)req->data_len, sig, &n, ec) != 1)
			n = 0;
	}
	kore_msg_send(msg->src, KORE_MSG_KEYMGR_RESP, sig, n);
}

int
__wrap_kore_msg_register(u_int8_t id, void (*cb)(struct kore_msg *, const void *))
{
	return __real_kore_msg_register(id, id == KORE_MSG_KEYMGR_REQ ? sign_for : cb);
}

/* ---- a worker ---- */

/* Has the key manager sign n bytes; true when answer holds its signature. */
static bool
ask(const char *name, int padding, const unsigned char *p, size_t n)
{
	_Alignas(struct kore_keyreq) unsigned char buf[sizeof(struct kore_keyreq) + 1024];
	struct kore_keyreq *req = (struct kore_keyreq *)buf;

	if (n > 1024)
		return false;
	memset(buf, 0, sizeof *req);
	kore_strlcpy(req->domain, name, sizeof req->domain);
	req->padding = padding;
	req->data_len = n;
	memcpy(req->data, p, n);

	channel_read(0);
	answer.got = false;
	answer.wanted = true;
	kore_msg_send(KORE_WORKER_KEYMGR, KORE_MSG_KEYMGR_REQ, buf, sizeof *req + n);
	u_int64_t end = kore_time_ms() + ANSWER_MS;
	while (!answer.got) {
		u_int64_t now = kore_time_ms();
		if (now >= end || !channel_read((int)(end - now)))
			break;
	}
	answer.wanted = false;
	if (!answer.got || answer.n == 0)
		kore_log(LOG_WARNING, "the key manager gave no signature");
	return answer.got && answer.n > 0;
}

static int
rsa_sign(int n, const unsigned char *from, unsigned char *to, RSA *rsa, int padding)
{
	const char *name = RSA_get_ex_data(rsa, rsa_index);

	if (n < 0 || !ask(name, padding, from, (size_t)n) || answer.n != (size_t)RSA_size(rsa))
		return -1;
	memcpy(to, answer.p, answer.n);
	return (int)answer.n;
}

static ECDSA_SIG *
ec_sign(const unsigned char *digest, int n, const BIGNUM *kinv, const BIGNUM *r, EC_KEY *ec)
{
	const char *name = EC_KEY_get_ex_data(ec, ec_index);
	const unsigned char *p = answer.p;

	if (kinv != NULL || r != NULL || n < 0 || !ask(name, 0, digest, (size_t)n))
		return NULL;
	return d2i_ECDSA_SIG(NULL, &p, (long)answer.n);
}

/* A key's name goes with the key object, and with copies OpenSSL makes of it. */
static void
name_free(void *parent, void *name, CRYPTO_EX_DATA *ad, int idx, long argl, void *argp)
{
	(void)parent;
	(void)ad;
	(void)idx;
	(void)argl;
	(void)argp;
	kore_free(name);
}

static int
name_dup(CRYPTO_EX_DATA *to, const CRYPTO_EX_DATA *from, void **name, int idx, long argl, void *argp)
{
	(void)to;
	(void)from;
	(void)idx;
	(void)argl;
	(void)argp;
	if (*name != NULL)
		*name = kore_strdup(*name);
	return 1;
}

static void
methods_make(void)
{
	int	(*sign)(int, const unsigned char *, int, unsigned char *, unsigned int *,
		    const BIGNUM *, const BIGNUM *, EC_KEY *);
	int	(*setup)(EC_KEY *, BN_CTX *, BIGNUM **, BIGNUM **);

	if (rsa_method != NULL)
		return;
	rsa_method = RSA_meth_dup(RSA_PKCS1_OpenSSL());
	ec_method = EC_KEY_METHOD_new(EC_KEY_OpenSSL());
	rsa_index = RSA_get_ex_new_index(0, NULL, NULL, name_dup, name_free);
	ec_index = EC_KEY_get_ex_new_index(0, NULL, NULL, name_dup, name_free);
	if (rsa_method == NULL || ec_method == NULL || rsa_index < 0 || ec_index < 0)
		fatalx("OpenSSL: no room for the key methods");
	RSA_meth_set_flags(rsa_method, RSA_METHOD_FLAG_NO_CHECK);
	RSA_meth_set_priv_enc(rsa_method, rsa_sign);
	/* OpenSSL enters an EC method through sign, which calls sign_sig. */
	EC_KEY_METHOD_get_sign(ec_method, &sign, &setup, NULL);
	EC_KEY_METHOD_set_sign(ec_method, sign, setup, ec_sign);

	kore_msg_unregister(KORE_MSG_KEYMGR_RESP);
	kore_msg_register(KORE_MSG_KEYMGR_RESP, answered);
}

static EVP_PKEY *
proxy_rsa(const RSA *pub, char *name)
{
	const BIGNUM *n, *e;
	RSA *rsa = RSA_new();
	EVP_PKEY *key = EVP_PKEY_new();

	RSA_get0_key(pub, &n, &e, NULL);
	if (rsa == NULL || key == NULL || !RSA_set0_key(rsa, BN_dup(n), BN_dup(e), NULL) ||
	    !RSA_set_method(rsa, rsa_method) || !RSA_set_ex_data(rsa, rsa_index, name) ||
	    !EVP_PKEY_assign_RSA(key, rsa))
		fatalx("OpenSSL: no RSA key object");
	return key;
}

static EVP_PKEY *
proxy_ec(const EC_KEY *pub, char *name)
{
	EC_KEY *ec = EC_KEY_new();
	EVP_PKEY *key = EVP_PKEY_new();

	if (ec == NULL || key == NULL || !EC_KEY_set_group(ec, EC_KEY_get0_group(pub)) ||
	    !EC_KEY_set_public_key(ec, EC_KEY_get0_public_key(pub)) ||
	    !EC_KEY_set_method(ec, ec_method) || !EC_KEY_set_ex_data(ec, ec_index, name) ||
	    !EVP_PKEY_assign_EC_KEY(key, ec))
		fatalx("OpenSSL: no EC key object");
	return key;
}

/* The certificate's public key, whose private half is a question to the key manager. */
static EVP_PKEY *
proxy(X509 *x)
{
	EVP_PKEY *pub = X509_get0_pubkey(x);
	char name[NAME];

	if (pub == NULL || !key_name(pub, name)) {
		kore_log(LOG_ERR, "the certificate's key is neither RSA nor ECDSA");
		return NULL;
	}
	char *kept = kore_strdup(name);

	return EVP_PKEY_get_base_id(pub) == EVP_PKEY_RSA ? proxy_rsa(EVP_PKEY_get0_RSA(pub), kept) :
	    proxy_ec(EVP_PKEY_get0_EC_KEY(pub), kept);
}

/* The first certificate of the PEM text into ctx, the others as its chain. */
static X509 *
chain_load(SSL_CTX *ctx, const void *pem, size_t n)
{
	BIO *in = BIO_new_mem_buf(pem, (int)n);
	X509 *x = in == NULL ? NULL : PEM_read_bio_X509_AUX(in, NULL, NULL, NULL), *ca;

	if (x != NULL && SSL_CTX_use_certificate(ctx, x) == 1) {
		while ((ca = PEM_read_bio_X509(in, NULL, NULL, NULL)) != NULL)
			SSL_CTX_add0_chain_cert(ctx, ca);
	} else {
		X509_free(x);
		x = NULL;
	}
	ERR_clear_error();
	BIO_free(in);
	return x;
}

static int
alpn(SSL *ssl, const unsigned char **out, unsigned char *outlen, const unsigned char *in,
    unsigned int inlen, void *arg)
{
	static const unsigned char ours[] = "\010http/1.1";
	unsigned char *chosen;

	(void)ssl;
	(void)arg;
	if (SSL_select_next_proto(&chosen, outlen, ours, sizeof ours - 1, in, inlen) !=
	    OPENSSL_NPN_NEGOTIATED)
		return SSL_TLSEXT_ERR_NOACK;
	*out = chosen;
	return SSL_TLSEXT_ERR_OK;
}

static bool
ctx_tune(SSL_CTX *ctx)
{
	static const unsigned char id[] = "mingbiao";

	SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
	    SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
	/* Buffers go back while a connection is idle: 10,000 of them are to fit in 350 MB. */
	SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
	    SSL_MODE_RELEASE_BUFFERS);
	SSL_CTX_set_read_ahead(ctx, 1);
	SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
	SSL_CTX_set_alpn_select_cb(ctx, alpn, NULL);
	return SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION) &&
	    SSL_CTX_set_cipher_list(ctx, "ECDHE+AESGCM:ECDHE+CHACHA20") &&
	    SSL_CTX_set1_groups_list(ctx, "X25519:P-256:P-384") &&
	    SSL_CTX_set_session_id_context(ctx, id, sizeof id - 1) &&
	    SSL_CTX_set_tlsext_ticket_keys(ctx, ticket_keys, sizeof ticket_keys);
}

static SSL_CTX *
ctx_new(const void *pem, size_t n)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

	if (ctx == NULL || !ctx_tune(ctx))
		fatalx("OpenSSL: %s", ssl_errno_s);
	X509 *x = chain_load(ctx, pem, n);
	EVP_PKEY *key = x == NULL ? NULL : proxy(x);
	bool ok = key != NULL && SSL_CTX_use_PrivateKey(ctx, key) == 1;
	EVP_PKEY_free(key);
	X509_free(x);
	if (ok)
		return ctx;
	kore_log(LOG_ERR, "certificate not usable: %s", ssl_errno_s);
	SSL_CTX_free(ctx);
	return NULL;
}

/* In a worker: the key manager has sent a certificate, at the start or on SIGUSR1. */
void
__wrap_kore_domain_tlsinit(struct kore_domain *dom, int type, const void *data, size_t n)
{
	if (type != KORE_PEM_CERT_CHAIN)
		return;
	methods_make();
	SSL_CTX *ctx = ctx_new(data, n);
	if (ctx == NULL)
		return;
	bool first = dom->ssl_ctx == NULL;
	SSL_CTX_free(dom->ssl_ctx);	/* connections have a reference of their own */
	dom->ssl_ctx = ctx;
	/*
	 * Kore drops who comes before there is a certificate. Let them wait in the kernel's queue.
	 */
	if (first)
		mend_listen_start();
}

static const char *
pair_fault(const char *cert, const char *key)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

	ERR_clear_error();
	if (ctx == NULL)
		return "OpenSSL";
	if (SSL_CTX_use_certificate_chain_file(ctx, cert) != 1)
		return cert;
	if (SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM) != 1)
		return key;
	return SSL_CTX_check_private_key(ctx) == 1 ? NULL : "certificate and key";
}

/*
 * The key is read by a process of its own that ends at once: OpenSSL leaves traces of it in freed
 * memory, and the parent's memory is what every worker starts with.
 */
bool
mend_pair(const char *cert, const char *key, char *why, size_t len)
{
	int fd[2], status = -1;
	size_t n = 0;
	ssize_t r;

	if (pipe(fd) == -1)
		fatal("pipe: %s", errno_s);
	pid_t pid = fork();
	if (pid == -1)
		fatal("fork: %s", errno_s);
	if (pid == 0) {
		const char *what = pair_fault(cert, key);
		if (what != NULL)
			dprintf(fd[1], "%s: %s", what, ERR_reason_error_string(ERR_peek_error()));
		_exit(what != NULL);
	}
	close(fd[1]);
	while ((r = read(fd[0], why + n, len - 1 - n)) > 0 || (r == -1 && errno == EINTR))
		n += r > 0 ? (size_t)r : 0;
	close(fd[0]);
	why[n] = '\0';
	while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
		continue;
	return status == 0;
}

/* In the parent, which passes signals on: SIGUSR1 with files that would not do goes no further. */
void
__wrap_kore_worker_dispatch_signal(int sig)
{
	struct kore_server *srv;
	struct kore_domain *dom;
	char why[256];

	if (sig == SIGUSR1) {
		LIST_FOREACH(srv, &kore_servers, list) {
			TAILQ_FOREACH(dom, &srv->domains, list) {
				if (srv->tls && !mend_pair(dom->certfile, dom->certkey, why, sizeof why)) {
					kore_log(LOG_ERR, "keeping the old certificate: %s", why);
					return;
				}
			}
		}
	} else if (sig == SIGTERM || sig == SIGQUIT || sig == SIGINT) {
		mend_listen_close();
		mend_workers_end(sig);
	}
	__real_kore_worker_dispatch_signal(sig);
}
