#ifndef CL_IMAGE_PLACE_H
#define CL_IMAGE_PLACE_H

#include <stddef.h>
#include <stdint.h>

#include "image_format.h"
#include "image_machine.h"

/// One mapping to make.
struct place_mapping {
    struct image_mapping mapping;
    int file;
};

/// What the restorer works with when nothing else is left: this, the mappings, a stack, the registers for the kernel
/// (a signal frame), and the code.
struct image_place {
    uint64_t magic;
    uint64_t start, end;
    int image, report;
    int first_file, last_file;
    uint64_t own_rseq;
    uint32_t own_rseq_size;
    int kernel_count;
    struct { uint64_t from, to, length; } kernel[4];
    struct place_mapping *mappings;
    struct image_header header;
};

#define PLACE_STACK (32ull << 10)

static inline uint64_t image_page_up(uint64_t value) { return (value + IMAGE_PAGE - 1) & ~(IMAGE_PAGE - 1); }

static inline uint64_t image_place_mappings(void) { return (sizeof(struct image_place) + 63) & ~63ull; }

/// The top of the stack.
static inline uint64_t image_place_stack(uint32_t mappings) {
    return image_page_up(image_place_mappings() + mappings * sizeof(struct place_mapping)) + PLACE_STACK;
}

static inline uint64_t image_place_frame(uint32_t mappings) { return image_place_stack(mappings); }

static inline uint64_t image_place_code(uint32_t mappings, uint32_t extended) {
    return image_page_up(image_place_frame(mappings) + 8192 + extended);
}

static inline size_t image_place_size(uint32_t mappings, uint32_t extended, size_t code) {
    // Behind the code, room for the kernel's pages on their way.
    return image_page_up(image_place_code(mappings, extended) + code) + 2 * IMAGE_PAGE + (256 << 10);
}

// Also used by the copy, which can call nothing.
#define IMAGE_PLACE_PARKING(place) ((place)->end - (256 << 10))

/// Does it. Never returns. In a section of its own, of which a copy is made: it must not call or refer to anything.
void image_place_run(struct image_place *place, uint64_t frame) __attribute__((noreturn));
extern const char __start_image_place[], __stop_image_place[];

/// Goes to a copy of ``image_place_run`` on another stack.
void image_place_enter(struct image_place *place, uint64_t stack, uint64_t entry, uint64_t frame)
    __attribute__((noreturn));

/// Lays out the frame from which rt_sigreturn(2) takes all registers and the signal mask. Returns its address.
uint64_t image_build_frame(struct image_place *place, const struct image_header *header, const unsigned char *extended,
    uint64_t address);

/// The address that thread-local storage is relative to.
static inline uint64_t image_thread_pointer(void) { return (uint64_t)__builtin_thread_pointer(); }

#endif
