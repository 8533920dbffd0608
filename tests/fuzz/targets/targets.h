// What must hold for every input whatsoever, one target a parser. libFuzzer looks for an input that breaks a promise
// (./dev fuzz); the ordinary tests run the same bodies over mutations of good inputs.
#pragma once

#include "shared/base/bytes.h"

#include <string>
#include <string_view>
#include <vector>

namespace yizhan::fuzz {

struct Target {
    std::string_view name;
    void (*run)(ByteView input);
    std::vector<std::string> (*seeds)(); // good inputs, from which bad ones are made
};

extern Target const application_form;
extern Target const cbor;
extern Target const credential;
extern Target const event_line;
extern Target const feed_page;
extern Target const http_signature;
extern Target const join_ticket;
extern Target const kiosk_certificate;
extern Target const line_framer;
extern Target const presentation;
extern Target const sdt_frame;
extern Target const sync_messages;
extern Target const typed_identity;
extern Target const wedge_framer;
extern Target const zstd_frame;

std::vector<Target> all_targets();

// Ends the program with `what`, if the promise is broken.
void promise(bool kept, char const* what);

} // namespace yizhan::fuzz
