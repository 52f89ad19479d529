// System V and POSIX queues and shared memory: the host's and a neighbour's.
#include "attack.h"

#include <mqueue.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

ATTACK(shared_memory, "system-v-memory", "attaches shared memory of others (KEY TOKEN)") {
    key_t key = (key_t)number_argument(count, arguments, 0);
    const char *token = text_argument(count, arguments, 1);
    int id = shmget(key, 0, 0);
    if (id < 0) refused("shmget");
    const char *memory = shmat(id, NULL, SHM_RDONLY);
    if (memory == (void *)-1) breached("segment %d exists, though it cannot be attached", id);
    breached("segment %d %s", id, strncmp(memory, token, strlen(token)) == 0 ? "holds the token" : "is attached");
}

ATTACK(message_queue, "system-v-queue", "finds a message queue or semaphores of others (KEY)") {
    key_t key = (key_t)number_argument(count, arguments, 0);
    if (msgget(key, 0) >= 0) breached("message queue %d", (int)key);
    int error = errno;
    if (semget(key, 0, 0) >= 0) breached("semaphores %d", (int)key);
    errno = error;
    refused("msgget");
}

ATTACK(posix_queue, "posix-queue", "opens a POSIX message queue of others (NAME)") {
    mqd_t queue = mq_open(text_argument(count, arguments, 0), O_RDONLY | O_NONBLOCK);
    if (queue == (mqd_t)-1) refused("mq_open");
    breached("the queue is open");
}

ATTACK(posix_memory, "posix-memory", "opens POSIX shared memory of others (NAME TOKEN)") {
    const char *name = text_argument(count, arguments, 0), *token = text_argument(count, arguments, 1);
    int fd = shm_open(name, O_RDONLY, 0);
    if (fd < 0) refused("shm_open");
    char text[256] = "";
    ssize_t got = read(fd, text, sizeof text - 1);
    breached("opened: %s", got > 0 && strstr(text, token) ? "it holds the token" : "other contents");
}
