#include "exports.h"

#include <c10/util/Exception.h>

#include <string>

namespace {
thread_local std::string message;
thread_local bool failed = false;
}  // namespace

void capture_error() noexcept {
    try {
        try {
            throw;
        } catch (const c10::Error& e) {
            message = e.what_without_backtrace();
        } catch (const std::exception& e) {
            message = e.what();
        } catch (...) {
            message = "libtorch failed without a message";
        }
    } catch (...) {
        message.clear();
    }
    failed = true;
}

// The message of this thread's last failure, once; null when nothing failed. Valid until the thread's next failure.
EXPORT const char* ts_take_error() {
    if (!failed) {
        return nullptr;
    }
    failed = false;
    return message.c_str();
}
