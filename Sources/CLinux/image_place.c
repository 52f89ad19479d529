#include "image_place.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>

#include "include/cl_images.h"

// INVARIANT of this file's section: no call, no reference to data, no table of a switch, no copy of a structure that
// the compiler could turn into a call of memcpy. What is here runs from a copy, when this program is gone.
#define PLACE __attribute__((section("image_place"), no_stack_protector, no_sanitize("address", "undefined", "thread")))
#define PLACE_INLINE static inline __attribute__((always_inline, no_stack_protector))

#if defined(__x86_64__)

PLACE_INLINE long call6(long number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f) {
    long result;
    register uint64_t r10 __asm__("r10") = d;
    register uint64_t r8 __asm__("r8") = e;
    register uint64_t r9 __asm__("r9") = f;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

PLACE_INLINE void set_thread_pointer(const struct image_header *header) {
    call6(SYS_arch_prctl, 0x1002 /* ARCH_SET_FS */, header->thread_pointer, 0, 0, 0, 0);
    if (header->second_base) call6(SYS_arch_prctl, 0x1001 /* ARCH_SET_GS */, header->second_base, 0, 0, 0, 0);
}

PLACE_INLINE void leave(uint64_t frame) {
    __asm__ volatile("mov %0, %%rsp\n mov %1, %%eax\n syscall" : : "r"(frame), "i"(SYS_rt_sigreturn) : "memory");
    __builtin_unreachable();
}

void image_place_enter(struct image_place *place, uint64_t stack, uint64_t entry, uint64_t frame) {
    // Aligned as behind a call.
    __asm__ volatile("mov %0, %%rsp\n xor %%ebp, %%ebp\n push $0\n jmp *%1"
                     : : "r"(stack & ~15ull), "r"(entry), "D"(place), "S"(frame) : "memory");
    __builtin_unreachable();
}

/// The kernel's struct ucontext of this machine, as rt_sigreturn reads it.
struct frame_context {
    uint64_t flags, link;
    struct { uint64_t pointer; uint32_t flags, pad; uint64_t size; } stack;
    uint64_t r8, r9, r10, r11, r12, r13, r14, r15, rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip, eflags;
    uint16_t cs, gs, fs, ss;
    uint64_t err, trapno, oldmask, cr2, fpstate, reserved[8];
    uint64_t mask;
};

uint64_t image_build_frame(
    struct image_place *place, const struct image_header *header, const unsigned char *extended, uint64_t address) {
    (void)place;
    struct frame_context *frame = (struct frame_context *)((address + 63) & ~63ull);
    unsigned char *state = (unsigned char *)(((uint64_t)(frame + 1) + 63) & ~63ull);
    image_registers registers;
    memcpy(&registers, header->registers, sizeof registers);
    memset(frame, 0, sizeof *frame);
    frame->flags = 1 | 2 | 4;  // UC_FP_XSTATE, UC_SIGCONTEXT_SS, UC_STRICT_RESTORE_SS
    frame->stack.pointer = header->altstack;
    frame->stack.flags = header->altstack_flags & ~1u;
    frame->stack.size = header->altstack_size;
    frame->r8 = registers.r8;
    frame->r9 = registers.r9;
    frame->r10 = registers.r10;
    frame->r11 = registers.r11;
    frame->r12 = registers.r12;
    frame->r13 = registers.r13;
    frame->r14 = registers.r14;
    frame->r15 = registers.r15;
    frame->rdi = registers.rdi;
    frame->rsi = registers.rsi;
    frame->rbp = registers.rbp;
    frame->rbx = registers.rbx;
    frame->rdx = registers.rdx;
    frame->rax = registers.rax;
    frame->rcx = registers.rcx;
    frame->rsp = registers.rsp;
    frame->rip = registers.rip;
    frame->eflags = registers.eflags & ~0x100ull;
    frame->cs = (uint16_t)registers.cs;
    frame->ss = (uint16_t)registers.ss;
    frame->mask = header->signal_mask;
    uint32_t size = header->extended_bytes;
    // Shorter than the legacy area and its header: then the kernel starts with fresh floating point registers.
    if (size >= 576) {
        memcpy(state, extended, size);
        uint64_t features;
        memcpy(&features, extended + 464, 8);
        uint32_t words[4] = {0x46505853u, size + 4, 0, 0};
        memcpy(state + 464, words, 8);
        memcpy(state + 472, &features, 8);
        memcpy(state + 480, &size, 4);
        memset(state + 484, 0, 28);
        uint32_t end = 0x46505845u;
        memcpy(state + size, &end, 4);
        frame->fpstate = (uint64_t)state;
    } else {
        frame->flags &= ~1ull;
    }
    return (uint64_t)frame;
}

#elif defined(__aarch64__)

// Written after the kernel's documents; not run on such a machine yet.
PLACE_INLINE long call6(long number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f) {
    register uint64_t x8 __asm__("x8") = (uint64_t)number;
    register uint64_t x0 __asm__("x0") = a;
    register uint64_t x1 __asm__("x1") = b;
    register uint64_t x2 __asm__("x2") = c;
    register uint64_t x3 __asm__("x3") = d;
    register uint64_t x4 __asm__("x4") = e;
    register uint64_t x5 __asm__("x5") = f;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return (long)x0;
}

PLACE_INLINE void set_thread_pointer(const struct image_header *header) {
    __asm__ volatile("msr tpidr_el0, %0" : : "r"(header->thread_pointer));
}

PLACE_INLINE void leave(uint64_t frame) {
    __asm__ volatile("mov sp, %0\n mov x8, %1\n svc 0" : : "r"(frame), "i"(SYS_rt_sigreturn) : "memory");
    __builtin_unreachable();
}

void image_place_enter(struct image_place *place, uint64_t stack, uint64_t entry, uint64_t frame) {
    register uint64_t x0 __asm__("x0") = (uint64_t)place;
    register uint64_t x1 __asm__("x1") = frame;
    __asm__ volatile("mov sp, %0\n br %1" : : "r"(stack & ~15ull), "r"(entry), "r"(x0), "r"(x1) : "memory");
    __builtin_unreachable();
}

/// siginfo_t, then the kernel's struct ucontext with its records of further registers.
struct frame_context {
    uint8_t information[128];
    uint64_t flags, link;
    struct { uint64_t pointer; uint32_t flags, pad; uint64_t size; } stack;
    uint64_t mask;
    uint8_t unused[120];
    uint64_t fault_address, regs[31], sp, pc, pstate;
    uint8_t reserved[4096] __attribute__((aligned(16)));
};

uint64_t image_build_frame(
    struct image_place *place, const struct image_header *header, const unsigned char *extended, uint64_t address) {
    (void)place;
    struct frame_context *frame = (struct frame_context *)((address + 63) & ~63ull);
    image_registers registers;
    memcpy(&registers, header->registers, sizeof registers);
    memset(frame, 0, sizeof *frame);
    frame->stack.pointer = header->altstack;
    frame->stack.flags = header->altstack_flags & ~1u;
    frame->stack.size = header->altstack_size;
    frame->mask = header->signal_mask;
    for (int index = 0; index < 31; index++) frame->regs[index] = registers.regs[index];
    frame->sp = registers.sp;
    frame->pc = registers.pc;
    frame->pstate = registers.pstate;
    // struct fpsimd_context: magic, size, fpsr, fpcr, 32 registers; the regset has the registers first.
    uint32_t head[2] = {0x46508001u, 528};
    memcpy(frame->reserved, head, 8);
    if (header->extended_bytes >= 520) {
        memcpy(frame->reserved + 8, extended + 512, 8);
        memcpy(frame->reserved + 16, extended, 512);
    }
    return (uint64_t)frame;
}

#endif

PLACE_INLINE long map(uint64_t start, uint64_t length, uint32_t protection, uint64_t flags, int file, uint64_t offset) {
    return call6(SYS_mmap, start, length, protection, flags, (uint64_t)(int64_t)file, offset);
}

PLACE_INLINE void give_up(const struct image_place *place, uint32_t stage, long code) {
    if (place->report >= 0) {
        uint32_t words[2];
        words[0] = stage;
        words[1] = (uint32_t)code;
        call6(SYS_write, (uint64_t)place->report, (uint64_t)words, sizeof words, 0, 0, 0);
    }
    for (;;) call6(SYS_exit_group, 128 + stage, 0, 0, 0, 0, 0);
}

PLACE_INLINE void unmap_others(const struct image_place *place) {
    call6(SYS_munmap, 0x1000, place->start - 0x1000, 0, 0, 0, 0);
    call6(SYS_munmap, place->end, 0x7ffffffff000ull - place->end, 0, 0, 0, 0);
}

PLACE_INLINE void move_kernel_pages(const struct image_place *place) {
    uint64_t parking = IMAGE_PLACE_PARKING(place);
    for (int index = 0; index < place->kernel_count; index++) {
        uint64_t length = place->kernel[index].length;
        long result = call6(SYS_mremap, place->kernel[index].from, length, length, MREMAP_MAYMOVE | MREMAP_FIXED, parking, 0);
        if (result < 0) give_up(place, cl_image_kernel_pages, result);
        parking += length;
    }
    unmap_others(place);
    parking = IMAGE_PLACE_PARKING(place);
    for (int index = 0; index < place->kernel_count; index++) {
        uint64_t length = place->kernel[index].length;
        long result = call6(SYS_mremap, parking, length, length, MREMAP_MAYMOVE | MREMAP_FIXED, place->kernel[index].to, 0);
        if (result < 0) give_up(place, cl_image_kernel_pages, result);
        parking += length;
    }
}

PLACE_INLINE void map_all(const struct image_place *place) {
    for (uint32_t index = 0; index < place->header.mapping_count; index++) {
        const struct image_mapping *mapping = &place->mappings[index].mapping;
        uint64_t length = mapping->end - mapping->start;
        long result = 0;
        if (mapping->start < place->end && mapping->end > place->start) give_up(place, cl_image_map, -EBADMSG);
        if (mapping->kind == IMAGE_ZERO)
            result = map(mapping->start, length, mapping->protection,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE | (mapping->flags & 2 ? MAP_GROWSDOWN : 0), -1, 0);
        else if (mapping->kind == IMAGE_PAGES)
            result = map(mapping->start, length, mapping->protection, MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE,
                place->image, mapping->offset);
        else if (mapping->kind == IMAGE_FILE)
            result = map(mapping->start, length, mapping->protection,
                (mapping->flags & 1 ? MAP_SHARED : MAP_PRIVATE) | MAP_FIXED, place->mappings[index].file, mapping->offset);
        if (result < 0) give_up(place, cl_image_map, result);
    }
}

PLACE_INLINE void restore_thread(const struct image_place *place) {
    const struct image_header *header = &place->header;
    set_thread_pointer(header);
    if (header->rseq)
        call6(SYS_rseq, header->rseq, header->rseq_size, 0, header->rseq_signature, 0, 0);
    if (header->robust_list) call6(SYS_set_robust_list, header->robust_list, header->robust_length, 0, 0, 0, 0);
    long thread = call6(SYS_set_tid_address, header->tid_address, 0, 0, 0, 0, 0);
    // The C library's copy. A wrong address ends this process, as it would any program that has one.
    if (header->tid_address) {
        *(volatile uint32_t *)header->tid_address = (uint32_t)thread;
    }
}

PLACE_INLINE void restore_signals(const struct image_place *place) {
    for (int signal = 1; signal <= 64; signal++) {
        if (signal == SIGKILL || signal == SIGSTOP) continue;
        uint64_t action[4];
        action[0] = place->header.actions[signal - 1].handler;
        action[1] = place->header.actions[signal - 1].flags;
        action[2] = place->header.actions[signal - 1].restorer;
        action[3] = place->header.actions[signal - 1].mask;
        call6(SYS_rt_sigaction, (uint64_t)signal, (uint64_t)action, 0, 8, 0, 0);
    }
    uint64_t stack[3];
    stack[0] = place->header.altstack;
    stack[1] = place->header.altstack_flags & ~1u;
    stack[2] = place->header.altstack_size;
    call6(SYS_sigaltstack, (uint64_t)stack, 0, 0, 0, 0, 0);
}

PLACE void image_place_run(struct image_place *place, uint64_t frame) {
    // Registered memory that goes away would end the process.
    if (place->own_rseq) {
        long result = call6(SYS_rseq, place->own_rseq, place->own_rseq_size, 1, 0x53053053, 0, 0);
        if (result < 0 && result != -EINVAL && result != -ENOSYS && result != -EPERM)
            give_up(place, cl_image_resume, result);
    }
    call6(SYS_set_robust_list, 0, 24, 0, 0, 0, 0);
    move_kernel_pages(place);
    map_all(place);
    if (place->first_file >= 0)
        call6(SYS_close_range, (uint64_t)place->first_file, (uint64_t)place->last_file, 0, 0, 0, 0);
    call6(SYS_close, (uint64_t)place->image, 0, 0, 0, 0, 0);
    restore_signals(place);
    restore_thread(place);
    call6(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0, 0);
    if (place->report >= 0) call6(SYS_close, (uint64_t)place->report, 0, 0, 0, 0, 0);
    leave(frame);
    __builtin_unreachable();
}
