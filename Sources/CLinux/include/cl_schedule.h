#pragma once

/// Asks for turns on the processor that are shorter and come sooner (sched_setattr(2), sched_runtime; Linux 6.12).
/// The share of processor time stays the same, and so does everything on older kernels.
void cl_ask_for_short_turns(void);

/// Asks for turns of the usual length again.
void cl_ask_for_usual_turns(void);
