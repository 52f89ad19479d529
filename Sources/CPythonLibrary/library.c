#include "include/cpython_library.h"

// The text of each module is part of the program, taken in by the assembler from the folder `modules`.
#define MODULE(symbol, path)                                                                                          \
    __asm__(".section .rodata\n"                                                                                      \
            ".global cpl_text_" #symbol "\n"                                                                          \
            "cpl_text_" #symbol ":\n"                                                                                 \
            ".incbin \"" path "\"\n"                                                                                  \
            ".global cpl_end_" #symbol "\n"                                                                           \
            "cpl_end_" #symbol ":\n"                                                                                  \
            ".byte 0\n"                                                                                               \
            ".previous\n");                                                                                           \
    extern const uint8_t cpl_text_##symbol[];                                                                         \
    extern const uint8_t cpl_end_##symbol[];
#include "modules.inc"
#undef MODULE

#define MODULE(symbol, path) {path, cpl_text_##symbol, cpl_end_##symbol},
static const struct cpl_module modules[] = {
#include "modules.inc"
};
#undef MODULE

const struct cpl_module *cpl_module(ptrdiff_t index) {
    if (index < 0 || index >= (ptrdiff_t)(sizeof modules / sizeof *modules)) return 0;
    return modules + index;
}
