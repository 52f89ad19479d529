#include "include/cl_images.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "image_format.h"
#include "image_machine.h"
#include "image_place.h"

// How a process becomes another one: everything that needs the C library, memory or a decision is done first, into one
// block of memory, the place, which lies where the image has nothing. Then `image_place_run`, a copy of which is in the
// place, removes everything else and maps what the image says. It uses nothing but the place and system calls.

/// The parts of an image, checked.
struct parts {
    const char *base;
    size_t size;
    struct image_header *header;
    struct image_mapping *mappings;
    const char *paths;
    const unsigned char *extended;
};

// Below this lies what the kernel does not let anybody map; above the other one, nothing of a process.
#define LOWEST 0x10000ull
#define HIGHEST 0x7ffffffff000ull

static int check_mappings(const struct parts *parts) {
    uint64_t last = LOWEST;
    for (uint32_t index = 0; index < parts->header->mapping_count; index++) {
        const struct image_mapping *mapping = &parts->mappings[index];
        if ((mapping->start | mapping->end | (mapping->kind == IMAGE_KERNEL ? 0 : mapping->offset)) % IMAGE_PAGE)
            return -EBADMSG;
        if (mapping->start >= mapping->end || mapping->end > HIGHEST || mapping->start < LOWEST) return -EBADMSG;
        // In order, but for pages over the file that they belong to.
        if (mapping->kind != IMAGE_PAGES && mapping->start < last) return -EBADMSG;
        if (mapping->end > last) last = mapping->end;
        if (mapping->kind > IMAGE_KERNEL || mapping->protection > 7 || mapping->flags > 3) return -EBADMSG;
        if (mapping->kind == IMAGE_FILE && mapping->path >= parts->header->path_bytes) return -EBADMSG;
        if (mapping->kind == IMAGE_KERNEL && (mapping->offset > (1u << 20) || mapping->end - mapping->start > (1u << 20)))
            return -EBADMSG;
        uint64_t length = mapping->end - mapping->start;
        if (mapping->kind == IMAGE_PAGES && (mapping->offset > parts->size || length > parts->size - mapping->offset))
            return -EBADMSG;
    }
    return 0;
}

static int open_parts(int image, struct parts *parts) {
    struct stat status;
    if (fstat(image, &status) < 0) return -errno;
    if (!S_ISREG(status.st_mode) || status.st_size < (off_t)sizeof(struct image_header)) return -EBADMSG;
    parts->size = (size_t)status.st_size;
    struct image_header header;
    if (pread(image, &header, sizeof header, 0) != sizeof header) return -EBADMSG;
    if (header.magic != IMAGE_MAGIC || header.version != IMAGE_VERSION || header.machine != IMAGE_MACHINE)
        return -EBADMSG;
    if (header.mapping_count > IMAGE_MOST_MAPPINGS || header.path_bytes > IMAGE_MOST_PATHS ||
        header.extended_bytes > IMAGE_MOST_REGISTERS || header.register_bytes != sizeof(image_registers))
        return -EBADMSG;
    size_t head = sizeof header + header.mapping_count * sizeof(struct image_mapping) + header.path_bytes +
        header.extended_bytes;
    if (head > parts->size) return -EBADMSG;
    // A copy: what is checked here must not change afterwards.
    char *base = mmap(NULL, head, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED) return -errno;
    size_t done = 0;
    while (done < head) {
        ssize_t count = pread(image, base + done, head - done, (off_t)done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return -EBADMSG;
        done += (size_t)count;
    }
    memcpy(base, &header, sizeof header);
    parts->base = base;
    parts->header = (struct image_header *)base;
    parts->mappings = (struct image_mapping *)(base + sizeof header);
    parts->paths = (const char *)(parts->mappings + header.mapping_count);
    parts->extended = (const unsigned char *)(parts->paths + header.path_bytes);
    if (header.path_bytes && parts->paths[header.path_bytes - 1] != 0) return -EBADMSG;
    return check_mappings(parts);
}

/// The kernel's pages of this process, in order.
struct kernel_pages {
    uint64_t start[4], end[4];
    int count;
};

static int find_kernel_pages(struct kernel_pages *pages) {
    static char text[64 << 10];
    size_t length = 0;
    int maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (maps < 0) return -errno;
    for (ssize_t count; (count = read(maps, text + length, sizeof text - 1 - length)) > 0;) length += (size_t)count;
    close(maps);
    text[length] = 0;
    pages->count = 0;
    for (char *line = text; line && *line; line = strchr(line, '\n'), line += line != NULL) {
        char *end = strchr(line, '\n');
        if (!end) break;
        *end = 0;
        int is_kernels = strstr(line, "[vdso]") || strstr(line, "[vvar");
        char *rest;
        if (is_kernels && pages->count < 4) {
            pages->start[pages->count] = strtoull(line, &rest, 16);
            pages->end[pages->count++] = strtoull(rest + 1, NULL, 16);
        }
        *end = '\n';
    }
    return pages->count ? 0 : -ENOTSUP;
}

/// Finds a gap of this size that neither the image nor this process uses.
static int find_place(const struct parts *parts, size_t size, uint64_t *found) {
    uint64_t candidate = 0x10000000ull;
    // Kept free on both sides, so that no stack grows into it.
    const uint64_t margin = 1 << 20;
    for (uint32_t index = 0; index <= parts->header->mapping_count; index++) {
        int is_last = index == parts->header->mapping_count;
        uint64_t start = is_last ? HIGHEST : parts->mappings[index].start;
        while (candidate + size + 2 * margin <= start) {
            void *got = mmap((void *)(candidate + margin), size, PROT_READ | PROT_WRITE,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
            if (got == (void *)(candidate + margin)) {
                *found = candidate + margin;
                return 0;
            }
            if (got != MAP_FAILED) munmap(got, size);
            candidate += 64 << 20;
        }
        if (!is_last && parts->mappings[index].end > candidate) candidate = parts->mappings[index].end;
    }
    return -ENOMEM;
}

/// Opens the files that the image maps; each once.
static int open_files(const struct parts *parts, struct image_place *place, int *stage) {
    uint32_t last_path = 0xffffffff;
    int last = -1;
    for (uint32_t index = 0; index < parts->header->mapping_count; index++) {
        struct place_mapping *mapping = &place->mappings[index];
        mapping->mapping = parts->mappings[index];
        mapping->file = -1;
        if (parts->mappings[index].kind != IMAGE_FILE) continue;
        if (parts->mappings[index].path != last_path) {
            last_path = parts->mappings[index].path;
            last = open(parts->paths + last_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
            if (last < 0) {
                *stage = cl_image_files;
                return -errno;
            }
            struct stat status;
            if (fstat(last, &status) < 0 || !S_ISREG(status.st_mode)) {
                *stage = cl_image_files;
                return -ENOEXEC;
            }
            if (IMAGE_FILE_IDENTITY(status) != parts->mappings[index].identity) {
                *stage = cl_image_files;
                return -ESTALE;
            }
            if (place->first_file < 0) place->first_file = last;
            place->last_file = last;
        }
        mapping->file = last;
    }
    return 0;
}

int cl_prepare_image(int image, int *stage) {
    uint64_t heap = 0;
    *stage = cl_image_header;
    ssize_t count = pread(image, &heap, sizeof heap, offsetof(struct image_header, brk_end));
    if (count != sizeof heap || heap < 16 * LOWEST || heap >= HIGHEST) return -EBADMSG;
    // The kernel checks that these are addresses, and in this order.
    struct prctl_mm_map map;
    memset(&map, 0, sizeof map);
    map.start_code = 2 * LOWEST;
    map.end_code = map.start_data = map.end_data = 4 * LOWEST;
    map.start_brk = heap - IMAGE_PAGE;
    map.brk = heap;
    map.start_stack = map.arg_start = map.arg_end = map.env_start = map.env_end = 4 * LOWEST;
    map.exe_fd = (uint32_t)-1;
    *stage = cl_image_machine;
    return prctl(PR_SET_MM, PR_SET_MM_MAP, &map, sizeof map, 0) < 0 ? -errno : 0;
}

extern long __rseq_offset __attribute__((weak));
extern unsigned int __rseq_size __attribute__((weak));

int cl_become_image(int image, int report, int *stage) {
    struct parts parts = {0};
    *stage = cl_image_header;
    int result = open_parts(image, &parts);
    if (result < 0) return result;
    *stage = cl_image_machine;
    if (parts.header->kernel_digest != image_kernel_digest()) return -ENOEXEC;
    struct kernel_pages pages;
    if ((result = find_kernel_pages(&pages)) < 0) return result;
    *stage = cl_image_place;
    size_t code = (size_t)(__stop_image_place - __start_image_place);
    size_t size = image_place_size(parts.header->mapping_count, parts.header->extended_bytes, code);
    uint64_t address;
    if ((result = find_place(&parts, size, &address)) < 0) return result;
    struct image_place *place = (struct image_place *)address;
    place->magic = IMAGE_PLACE_MAGIC;
    place->start = address;
    place->end = address + size;
    place->image = image;
    place->report = report;
    place->first_file = place->last_file = -1;
    place->header = *parts.header;
    place->mappings = (struct place_mapping *)(address + image_place_mappings());
    if ((result = open_files(&parts, place, stage)) < 0) return result;
    *stage = cl_image_kernel_pages;
    // Each of the image's kernel pages has its like here: the same kernel lays them out alike.
    int index = 0;
    for (uint32_t number = 0; number < parts.header->mapping_count; number++) {
        if (parts.mappings[number].kind != IMAGE_KERNEL) continue;
        uint64_t length = parts.mappings[number].end - parts.mappings[number].start;
        if (index >= pages.count || pages.end[index] - pages.start[index] != length) return -ENOEXEC;
        place->kernel[index].from = pages.start[index];
        place->kernel[index].to = parts.mappings[number].start;
        place->kernel[index].length = length;
        index++;
    }
    if (index != pages.count) return -ENOEXEC;
    place->kernel_count = index;
    place->own_rseq = 0;
    if (&__rseq_size && __rseq_size) {
        place->own_rseq = image_thread_pointer() + (uint64_t)__rseq_offset;
        place->own_rseq_size = __rseq_size < 32 ? 32 : __rseq_size;
    }
    uint64_t stack = address + image_place_stack(parts.header->mapping_count);
    uint64_t frame = image_build_frame(place, parts.header, parts.extended, address + image_place_frame(parts.header->mapping_count));
    uint64_t entry = address + image_place_code(parts.header->mapping_count, parts.header->extended_bytes);
    memcpy((void *)entry, __start_image_place, code);
    if (mprotect((void *)(entry & ~(IMAGE_PAGE - 1)), ((code + IMAGE_PAGE) & ~(IMAGE_PAGE - 1)) + IMAGE_PAGE,
            PROT_READ | PROT_WRITE | PROT_EXEC) < 0)
        return -errno;
    __builtin___clear_cache((char *)entry, (char *)(entry + code));
    image_place_enter(place, stack, entry + (uint64_t)((const char *)image_place_run - __start_image_place), frame);
    return -EIO;
}
