// Reads a sheet back as its reader would: through poppler's programs, not through what made it.
#pragma once

#include "tests/support/temp_dir.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

namespace yizhan::test {

inline std::string output_of(std::string const& command)
{
    std::FILE* const pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe) throw std::runtime_error{"cannot run " + command};
    std::string out;
    std::array<char, 4096> buffer{};
    while (auto const read = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), read);
    if (::pclose(pipe) != 0) throw std::runtime_error{command + ": " + out};
    return out;
}

class Printed {
public:
    explicit Printed(std::string const& pdf)
    {
        std::ofstream{path(), std::ios::binary} << pdf;
        if (char const* const keep = std::getenv("YIZHAN_KEEP_PAPER")) std::ofstream{keep, std::ios::binary} << pdf;
    }
    std::string path() const { return (m_folder / "form.pdf").string(); }
    std::string info() const { return output_of("pdfinfo " + path()); }
    std::string fonts() const { return output_of("pdffonts " + path()); }
    // Without blanks and line ends: a value may be broken into lines anywhere.
    std::string text(int page = 0) const
    {
        auto const pages = page > 0 ? " -f " + std::to_string(page) + " -l " + std::to_string(page) : std::string{};
        std::string out;
        for (char const c : output_of("pdftotext -layout -enc UTF-8" + pages + " " + path() + " -")) {
            if (c != ' ' && c != '\n' && c != '\f') out.push_back(c);
        }
        return out;
    }
    // Grey pixels of a part of the first page, in points: width × height bytes, as a binary PGM with its head.
    std::string picture(int x, int y, int width, int height) const
    {
        auto const part = " -x " + std::to_string(x) + " -y " + std::to_string(y) + " -W " + std::to_string(width)
            + " -H " + std::to_string(height);
        return output_of("pdftoppm -gray -r 72 -f 1 -l 1" + part + " " + path());
    }

private:
    TempDir m_folder;
};

} // namespace yizhan::test
