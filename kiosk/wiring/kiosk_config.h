// The kiosk's configuration file, as values. Every key is optional; an unknown one or a bad value is an error that
// names the line.
#pragma once

#include "kiosk/devices/chime.h"
#include "kiosk/input/sdt_reader.h"
#include "kiosk/input/serial_scanner.h"
#include "kiosk/input/wedge_framer.h"
#include "kiosk/writing/writing_engines.h"
#include "shared/domain/text.h"
#include "shared/platform/log.h"

#include <filesystem>

namespace yizhan {

enum class ScannerKind { Wedge, Serial, None };

struct KioskConfig {
    std::filesystem::path data_dir = "/var/lib/yizhan-kiosk";
    Language language = Language::Chinese;
    bool fullscreen = true;
    int width = 1080;
    int height = 1920;
    ScannerKind scanner = ScannerKind::Wedge;
    WedgeOptions wedge;
    SerialOptions serial;
    SdtOptions id_card_reader; // no device: none
    WritingFiles writing; // empty paths: where Debian's packages put them
    SoundOptions sound;
    log::Level log_level = log::Level::Info;
};

// InvalidInput: each fault on a line of its own. NotFound.
Result<KioskConfig> read_kiosk_config(std::filesystem::path const& path);

} // namespace yizhan
