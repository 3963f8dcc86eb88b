/* SPDX-FileCopyrightText: 2026 The Casebook developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deadlock to practise on: two threads take two locks in opposite order. Each begins at a random moment
 * of a fifth of a second and holds its first lock for 37 ms, so they meet in about a third of all runs,
 * on a fast machine as on a busy one. With -DFIXED both take the locks in the same order.
 *
 *     cc -g -O1 -fno-omit-frame-pointer -pthread -o abba abba.c
 *     cc -g -O1 -fno-omit-frame-pointer -pthread -DFIXED -o abba-fixed abba.c
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

struct shelf {
    pthread_mutex_t lock;
    int boxes;
};

static struct shelf left = {PTHREAD_MUTEX_INITIALIZER, 10};
static struct shelf right = {PTHREAD_MUTEX_INITIALIZER, 10};

static void rest_us(unsigned int us)
{
    struct timespec time = {us / 1000000, (us % 1000000) * 1000L};

    nanosleep(&time, NULL);
}

static void __attribute__((noinline)) move_box(struct shelf *from, struct shelf *to)
{
    struct shelf *first = from;
    struct shelf *second = to;

#ifdef FIXED
    if (first > second) {
        first = to;
        second = from;
    }
#endif
    pthread_mutex_lock(&first->lock);
    rest_us(37000);
    pthread_mutex_lock(&second->lock);
    from->boxes--;
    to->boxes++;
    pthread_mutex_unlock(&second->lock);
    pthread_mutex_unlock(&first->lock);
}

static void begin_at_random(void)
{
    unsigned int moment = 0;

    if (getrandom(&moment, sizeof moment, 0) != sizeof moment)
        abort();
    rest_us(moment % 200000);
}

static void *packer(void *unused)
{
    pthread_setname_np(pthread_self(), "packer");
    begin_at_random();
    move_box(&left, &right);
    return unused;
}

static void *sorter(void *unused)
{
    pthread_setname_np(pthread_self(), "sorter");
    begin_at_random();
    move_box(&right, &left);
    return unused;
}

int main(void)
{
    pthread_t threads[2];

    setvbuf(stdout, NULL, _IOLBF, 0);
    puts("moving boxes");
    if (pthread_create(&threads[0], NULL, packer, NULL) != 0
        || pthread_create(&threads[1], NULL, sorter, NULL) != 0)
        return 125;
    pthread_join(threads[0], NULL);
    pthread_join(threads[1], NULL);
    printf("all boxes in place: %d\n", left.boxes + right.boxes);
    return 0;
}
