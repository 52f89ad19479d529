#ifndef CL_IMAGE_FORMAT_H
#define CL_IMAGE_FORMAT_H

#include <stdint.h>

// The file of an image: this header, the mappings, the paths of files (each ended by NUL), the extended registers;
// then, from the next page on, memory. Numbers are the machine's own: an image is of this machine and this kernel.

#define IMAGE_MAGIC 0x31676d696b6c7562ull  // "bulkimg1"
#define IMAGE_VERSION 1
#define IMAGE_PAGE 4096ull
#define IMAGE_MOST_MAPPINGS 65536u
#define IMAGE_MOST_PATHS (4u << 20)
#define IMAGE_MOST_REGISTERS (64u << 10)
// What marks the place where the restorer worked, so that the next capture leaves it out.
#define IMAGE_PLACE_MAGIC 0x65636c706b6c7562ull

enum image_kind {
    // Nothing but zeros: memory of its own.
    IMAGE_ZERO = 0,
    // Pages of the image, private.
    IMAGE_PAGES = 1,
    // A file of the root file system, private or (read-only) shared.
    IMAGE_FILE = 2,
    // Pages that the kernel gives every process (vdso and its data).
    IMAGE_KERNEL = 3,
};

struct image_mapping {
    uint64_t start;
    uint64_t end;
    // PAGES: offset in the image. FILE: offset in the file. KERNEL: distance from the first kernel mapping.
    uint64_t offset;
    uint32_t kind;
    uint32_t protection;
    // FILE: offset of the path among the paths.
    uint32_t path;
    // 1: MAP_SHARED; 2: grows down (a stack).
    uint32_t flags;
    // FILE: what must be the same for it to be the same file (image_file_identity).
    uint64_t identity;
};

/// The size and the time of a file: code that was replaced by another version must not go on in the middle of it. Whole
/// seconds, which is what archives keep.
#define IMAGE_FILE_IDENTITY(status) (((uint64_t)(status).st_mtime << 32) ^ (uint64_t)(status).st_size)

struct image_action {
    uint64_t handler;
    uint64_t flags;
    uint64_t restorer;
    uint64_t mask;
};

struct image_header {
    uint64_t magic;
    uint32_t version;
    uint32_t machine;
    // A digest of the kernel's code pages (vdso): another kernel's image must not run here.
    uint64_t kernel_digest;
    uint32_t mapping_count;
    uint32_t path_bytes;
    uint32_t register_bytes;
    uint32_t extended_bytes;
    uint64_t memory_offset;
    uint64_t signal_mask;
    uint64_t thread_pointer;
    uint64_t second_base;
    uint64_t tid_address;
    uint64_t robust_list;
    uint64_t robust_length;
    uint64_t rseq;
    uint32_t rseq_size;
    uint32_t rseq_signature;
    uint64_t altstack;
    uint64_t altstack_size;
    uint32_t altstack_flags;
    uint32_t lost_descriptors;
    // Where brk(2) stood.
    uint64_t brk_end;
    struct image_action actions[64];
    // The kernel's own structure (struct user_regs_struct, struct user_pt_regs).
    uint64_t registers[34];
};

#endif
