#pragma once

/// Whether this process was called with this first word.
int cl_first_argument_is(const char *_Nonnull word);

/// Whether any word of the command line begins so.
int cl_has_argument(const char *_Nonnull prefix);

/// Takes the command line and the environment out of this process's memory, and leaves `name` for ps(1).
void cl_forget_arguments(const char *_Nonnull name);
