#ifndef CL_IMAGES_H
#define CL_IMAGES_H

#include <stdint.h>
#include <sys/types.h>

/// Steps of capturing or restoring a process; a failure names the one that failed.
enum cl_image_stage {
    cl_image_attach = 33,
    cl_image_threads,
    cl_image_registers,
    cl_image_state,
    cl_image_mappings,
    cl_image_shared_memory,
    cl_image_memory,
    cl_image_write,
    cl_image_header,
    cl_image_machine,
    cl_image_place,
    cl_image_files,
    cl_image_map,
    cl_image_kernel_pages,
    cl_image_resume,
};

/// Writes the memory and registers of a process that has stopped (SIGSTOP), has one thread and is otherwise idle, into
/// a file in memory, and kills it. The caller must be allowed to trace it (ptrace(2)), and waits for it as its tracer.
/// Returns the file, which may be sealed, or a negated errno with the stage.
///
/// The process is not trusted: what it can do is give itself another memory.
int cl_capture_image(pid_t process, int *_Nonnull stage);

/// Tells the kernel where the heap of the image's process ends (brk(2)), which its allocator relies on. Comes before a
/// system call filter is put on, and right before ``cl_become_image``: from here on this process's own allocator must
/// not be used. Needs a kernel with support for checkpoints (CONFIG_CHECKPOINT_RESTORE), no privilege.
int cl_prepare_image(int image, int *_Nonnull stage);

/// Becomes the process of an image: everything of the caller's memory goes, descriptors stay. Comes back only with a
/// negated errno and the stage, and then nothing has changed; what fails later ends the process with 128 + the stage.
/// `report`, if not negative, is closed once the process is about to run; a failure is written there first as two
/// 32-bit numbers, stage and negated errno.
///
/// The image is not trusted: whatever is in it, no more happens than the caller could do itself by system calls.
int cl_become_image(int image, int report, int *_Nonnull stage);

#endif
