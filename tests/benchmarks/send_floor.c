/* What the kernel alone takes to send: one thread writes a message to each of many loopback
 * sockets, another reads them on the other core.
 *
 *   send_floor SOCKETS BYTES SECONDS
 *
 * Prints the sends a second and the microseconds of CPU of one. No server can send more messages
 * that are each written by themselves.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int n, *ends;

static double seconds_of(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void on_core(int core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    sched_setaffinity(0, sizeof set, &set);
}

static void *read_all(void *unused) {
    (void)unused;
    static char buffer[1 << 16];
    on_core(1);
    int ep = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN}, events[512];
    for (int i = 0; i < n; i++) {
        event.data.fd = ends[i];
        epoll_ctl(ep, EPOLL_CTL_ADD, ends[i], &event);
    }
    for (;;) {
        int ready = epoll_wait(ep, events, 512, -1);
        for (int k = 0; k < ready; k++)
            if (read(events[k].data.fd, buffer, sizeof buffer) <= 0) return NULL;
    }
}

int main(int argc, char **argv) {
    if (argc != 4) return fprintf(stderr, "usage: send_floor SOCKETS BYTES SECONDS\n"), 2;
    n = atoi(argv[1]);
    int size = atoi(argv[2]), one = 1;
    double length = atof(argv[3]);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    int *out = calloc(n, sizeof *out);
    ends = calloc(n, sizeof *ends);
    char *message = calloc(1, size);
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length_of = sizeof here;
    if (bind(listener, (void *)&here, sizeof here) || listen(listener, 1024)) return perror("listen"), 1;
    getsockname(listener, (void *)&here, &length_of);
    for (int i = 0; i < n; i++) {
        ends[i] = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(ends[i], (void *)&here, sizeof here)) return perror("connect"), 1;
        out[i] = accept(listener, NULL, NULL);
        setsockopt(out[i], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    }
    on_core(0);
    pthread_t reader;
    pthread_create(&reader, NULL, read_all, NULL);
    long sent = 0;
    double start = seconds_of(CLOCK_MONOTONIC), cpu = seconds_of(CLOCK_THREAD_CPUTIME_ID), now = start;
    for (; now - start < length; now = seconds_of(CLOCK_MONOTONIC))
        for (int i = 0; i < n; i++)
            if (send(out[i], message, size, 0) != size) return perror("send"), 1;
            else sent++;
    printf("sends_per_s=%.0f cpu_us=%.2f\n", sent / (now - start),
           (seconds_of(CLOCK_THREAD_CPUTIME_ID) - cpu) / sent * 1e6);
    return 0;
}
