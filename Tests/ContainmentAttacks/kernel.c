// Parts of the kernel with a record of holes, or that act past a filter.
#include "attack.h"

#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <sched.h>
#include <sys/fanotify.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>

ATTACK(io_uring, "io-uring", "makes an io_uring, whose requests no filter sees") {
    unsigned char parameters[120] = {0};
    judge(syscall(SYS_io_uring_setup, 4, parameters), "io_uring_setup", "a ring");
}

ATTACK(userfaultfd, "userfaultfd", "handles its own page faults, which makes kernel races winnable") {
    long fd = syscall(SYS_userfaultfd, O_CLOEXEC | 1 /* UFFD_USER_MODE_ONLY */);
    if (fd < 0) fd = syscall(SYS_userfaultfd, O_CLOEXEC);
    judge(fd, "userfaultfd", "a descriptor");
}

ATTACK(bpf_map, "bpf", "loads something into the kernel's virtual machine") {
    union bpf_attr attributes;
    memset(&attributes, 0, sizeof attributes);
    attributes.map_type = BPF_MAP_TYPE_ARRAY;
    attributes.key_size = 4;
    attributes.value_size = 8;
    attributes.max_entries = 1;
    judge(syscall(SYS_bpf, BPF_MAP_CREATE, &attributes, sizeof attributes), "bpf", "a map");
}

ATTACK(bpf_reach, "bpf-reach", "reaches the code of bpf at all") {
    // The kernel copies the attributes before it checks privileges.
    if (syscall(SYS_bpf, BPF_PROG_LOAD, (void *)8, sizeof(union bpf_attr)) < 0 && errno != EFAULT) refused("bpf");
    breached("bpf read its arguments");
}

ATTACK(perf_events, "perf-events", "counts events of the processor or the kernel") {
    struct perf_event_attr attributes;
    memset(&attributes, 0, sizeof attributes);
    attributes.type = PERF_TYPE_SOFTWARE;
    attributes.size = sizeof attributes;
    attributes.config = PERF_COUNT_SW_TASK_CLOCK;
    attributes.exclude_kernel = 1;
    attributes.exclude_hv = 1;
    judge(syscall(SYS_perf_event_open, &attributes, 0, -1, -1, 0UL), "perf_event_open", "an event");
}

ATTACK(keyrings, "keyrings", "uses keyrings, which outlive namespaces") {
    long key = syscall(SYS_add_key, "user", "containment", "x", 1UL, -2 /* process keyring */);
    if (key >= 0) breached("add_key made key %ld", key);
    int error = errno;
    if (syscall(SYS_keyctl, 0 /* KEYCTL_GET_KEYRING_ID */, -3, 0, 0, 0) >= 0)
        breached("keyctl knows a session keyring");
    if (syscall(SYS_request_key, "user", "containment", NULL, 0) >= 0 || errno == ENOKEY)
        breached("request_key searched");
    errno = error;
    refused("add_key");
}

ATTACK(inherited_key, "inherited-key", "finds a key in the keyring of its caller's session (DESCRIPTION)") {
    const char *description = text_argument(count, arguments, 0);
    long key = syscall(SYS_keyctl, 10 /* KEYCTL_SEARCH */, -3, "user", description, 0);
    if (key < 0) refused("keyctl");
    char payload[64] = "";
    syscall(SYS_keyctl, 11 /* KEYCTL_READ */, key, payload, sizeof payload - 1, 0);
    breached("key %ld: %s", key, payload);
}

ATTACK(secret_memory, "memfd-secret", "takes memory that not even the kernel can see") {
    judge(syscall(SYS_memfd_secret, O_CLOEXEC), "memfd_secret", "a descriptor");
}

ATTACK(local_descriptors, "modify-ldt", "changes its segment descriptors") {
#ifdef __x86_64__
    struct {
        unsigned entry, base, limit, flags;
    } descriptor = {0, 0, 0xfffff, 0x51};
    judge(syscall(SYS_modify_ldt, 1, &descriptor, sizeof descriptor), "modify_ldt", "an entry was written");
#else
    skipped("segments exist on x86 only");
#endif
}

ATTACK(change_personality, "personality", "switches off address randomisation and protections") {
    static const unsigned long kinds[] = {ADDR_NO_RANDOMIZE, READ_IMPLIES_EXEC, MMAP_PAGE_ZERO, ADDR_COMPAT_LAYOUT};
    int error = EPERM;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (syscall(SYS_personality, kinds[i]) >= 0) breached("personality %lx", kinds[i]);
        error = errno;
        if (syscall(SYS_personality, kinds[i] | 1UL << 32) >= 0) breached("personality %lx with a high bit", kinds[i]);
    }
    errno = error;
    refused("personality");
}

ATTACK(gift_pages, "vmsplice", "gives pages of its own to a pipe") {
    int pipes[2];
    if (pipe(pipes) < 0) skipped("pipe");
    struct iovec part = {(void *)(uintptr_t) "x", 1};
    judge(syscall(SYS_vmsplice, pipes[1], &part, 1UL, 0U), "vmsplice", "accepted");
}

ATTACK(place_memory, "memory-placement", "asks for and changes where memory lies") {
    unsigned long nodes = 1;
    int status;
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) skipped("mmap");
    *(char *)page = 1;
    if (syscall(SYS_move_pages, 0, 1UL, &page, NULL, &status, 0) == 0) breached("move_pages tells the node");
    int error = errno;
    if (syscall(SYS_mbind, page, 4096UL, 1, &nodes, 8UL, 0) == 0) breached("mbind");
    if (syscall(SYS_set_mempolicy, 1, &nodes, 8UL) == 0) breached("set_mempolicy");
    errno = error;
    refused("move_pages");
}

ATTACK(advise_others, "process-madvise", "advises on the memory of processes") {
    int self = (int)syscall(SYS_pidfd_open, getpid(), 0);
    if (self < 0) refused("pidfd_open");
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct iovec part = {page, 4096};
    judge(syscall(SYS_process_madvise, self, &part, 1UL, 20 /* MADV_COLD */, 0), "process_madvise", "accepted");
}

ATTACK(merge_pages, "merge-pages", "lets equal pages be merged across sandboxes, to learn what others hold") {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) skipped("mmap");
    int result = madvise(page, 4096, MADV_MERGEABLE);
    if (result < 0) result = prctl(67 /* PR_SET_MEMORY_MERGE */, 1, 0, 0, 0);
    judge(result, "MADV_MERGEABLE", "accepted");
}

ATTACK(map_zero, "map-null-page", "maps the page at address 0 for a kernel that follows a null pointer") {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (page == MAP_FAILED) refused("mmap at 0");
    munmap(page, 4096);
    breached("address 0 was mapped");
}

ATTACK(watch_files, "fanotify", "watches whole file systems") {
    judge(fanotify_init(FAN_CLASS_NOTIF | FAN_REPORT_FID, O_RDONLY), "fanotify_init", "a descriptor");
}

ATTACK(take_handle, "file-handle-take", "takes handles of files, which open_by_handle_at accepts elsewhere") {
    struct {
        struct file_handle header;
        unsigned char room[MAX_HANDLE_SZ];
    } handle;
    memset(&handle, 0, sizeof handle);
    handle.header.handle_bytes = MAX_HANDLE_SZ;
    int mount;
    judge(name_to_handle_at(AT_FDCWD, "/tmp", &handle.header, &mount, 0), "name_to_handle_at", "a handle");
}

ATTACK(set_memory_map, "rewrite-memory-map", "rewrites what /proc says of its memory (PR_SET_MM)") {
    // The question for the size is open to everybody whom no filter stops.
    unsigned size = 0;
    if (prctl(PR_SET_MM, PR_SET_MM_MAP_SIZE, (unsigned long)&size, 0, 0) == 0 && size > 0)
        breached("PR_SET_MM answers: %u bytes", size);
    static char words[64];
    judge(prctl(PR_SET_MM, PR_SET_MM_ARG_START, (unsigned long)words, 0, 0), "PR_SET_MM", "the arguments moved");
}

ATTACK(speculation, "speculation-control", "touches the protection against speculative leaks") {
    // Which protection is on may be asked; the answer to a change is that of the call, or that there is nothing to do.
    if (prctl(PR_SET_SPECULATION_CTRL, 0, 2, 0, 0) < 0 && errno != ERANGE && errno != ENXIO)
        refused("PR_SET_SPECULATION_CTRL");
    breached("the kernel answers");
}

ATTACK(shared_code, "vdso-write", "writes to the code page that the kernel shares with all processes") {
    char line[512];
    uintptr_t start = 0, end = 0;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps && fgets(line, sizeof line, maps))
        if (strstr(line, "[vdso]")) sscanf(line, "%lx-%lx", &start, &end);
    if (!start) skipped("no vdso");
    unsigned char before = *(volatile unsigned char *)start, after;
    int memory = open("/proc/self/mem", O_RDWR | O_CLOEXEC);
    if (memory < 0) refused("/proc/self/mem");
    unsigned char changed = before ^ 0xff;
    if (pwrite(memory, &changed, 1, (off_t)start) != 1) refused("write to the vdso");
    // A process that has been executed anew maps the kernel's page, not our private copy.
    int pipes[2];
    if (pipe(pipes) < 0) skipped("pipe");
    pid_t child = fork();
    if (child == 0) {
        dup2(pipes[1], 1);
        execl("/proc/self/exe", "containment-attacks", "first-vdso-byte", (char *)NULL);
        _exit(127);
    }
    close(pipes[1]);
    ssize_t got = read(pipes[0], line, sizeof line - 1);
    waitpid(child, NULL, 0);
    if (got <= 0) skipped("no answer of the second process");
    line[got] = 0;
    char *number = strchr(line, ' ');
    after = number ? (unsigned char)atoi(number) : before;
    if (after != before) breached("another process sees the change");
    contained("only a private copy was written");
}

ATTACK(first_vdso_byte, "first-vdso-byte", "part of vdso-write: tells the first byte of the vdso") {
    char line[512];
    uintptr_t start = 0;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps && fgets(line, sizeof line, maps))
        if (strstr(line, "[vdso]")) sscanf(line, "%lx-", &start);
    if (!start) skipped("no vdso");
    contained("%u", *(volatile unsigned char *)start);
}
