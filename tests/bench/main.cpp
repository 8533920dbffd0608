// yizhan-bench [GROUP or NAME…] [--check] [--out DIR] [--table FILE]: runs benchmarks, prints a table, keeps each
// figure as DIR/GROUP-NAME.json and the table of all kept figures of this run as FILE.
#include "tests/bench/bench.h"

#include "shared/platform/files.h"
#include "shared/protocol/json_writing.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

namespace yizhan::bench {
namespace {

// What the kept table begins with.
constexpr std::string_view preface = R"(# Benchmarks

`./dev bench [GROUP or NAME…] [--check]` measures; `--table BENCHMARKS.md` keeps the table here. A figure with a floor is judged by its
ratio to that floor, measured in the same run on the same disk and cores, so that it means the same on any machine. The figures below
are from two shared cores with software rendering (llvmpipe) while other programs ran. Scan → durable is compared with one row
committed by bare SQLite with `synchronous=FULL`; the hub's events are signed, compressed batches of 500 over loopback,
each verified, decoded and answered after its commit, against the same rows inserted by bare SQLite in batches of 500.

)";

struct Entry {
    std::string group;
    std::string name;
    Run run;
};

std::vector<Entry>& entries()
{
    static std::vector<Entry> all;
    return all;
}

std::string number(double value) { return value >= 1000 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value); }

std::string json_of(Figure const& figure)
{
    return fmt::format(
        "{{\"name\":\"{}\",\"value\":{},\"unit\":\"{}\",\"floor\":{},\"ratio\":{},\"must\":{},\"ok\":{}}}\n",
        figure.name, figure.value, figure.unit, figure.floor ? fmt::format("{}", *figure.floor) : "null",
        figure.ratio(), figure.must, figure.ok());
}

std::string row_of(Figure const& f)
{
    std::string const sign = f.direction == Must::AtMost ? "≤" : "≥";
    std::string const must = f.floor ? fmt::format("{} {} × floor", sign, number(f.must))
                                     : fmt::format("{} {} {}", sign, number(f.must), f.unit);
    return fmt::format("| {} | {} {} | {} | {} | {} | {} |\n", f.what, number(f.value), f.unit,
        f.floor ? number(*f.floor) + " " + f.unit : "–", f.floor ? fmt::format("{:.2f}", f.ratio()) : "–", must,
        f.ok() ? "yes" : "**no**");
}

bool wanted(Entry const& entry, std::vector<std::string> const& words)
{
    return words.empty() || std::find(words.begin(), words.end(), entry.group) != words.end()
        || std::find(words.begin(), words.end(), entry.name) != words.end();
}

} // namespace

Benchmark::Benchmark(std::string_view group, std::string_view name, Run run)
{
    entries().push_back({std::string{group}, std::string{name}, std::move(run)});
}

double Samples::percentile(double percent) const
{
    auto sorted = m_samples;
    std::sort(sorted.begin(), sorted.end());
    auto const place = static_cast<std::size_t>(percent / 100 * static_cast<double>(sorted.size()));
    return sorted[std::min(place, sorted.size() - 1)];
}

BenchFolder::BenchFolder()
{
    std::filesystem::create_directories("build/bench");
    std::string name = std::filesystem::absolute("build/bench/work-XXXXXX").string();
    if (!::mkdtemp(name.data())) std::abort();
    m_path = name;
}

BenchFolder::~BenchFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

int run_all(
    std::vector<std::string> const& words, std::filesystem::path const& out, std::string const& table_path, bool check)
{
    SystemFiles files;
    std::filesystem::create_directories(out);
    std::string table{preface};
    std::string const head = "| what | value | floor | ratio | must | ok |\n| --- | --- | --- | --- | --- | --- |\n";
    table += head;
    fmt::print("{}", head);
    bool all_ok = true;
    auto sorted = entries();
    std::sort(sorted.begin(), sorted.end(),
        [](Entry const& a, Entry const& b) { return std::tie(a.group, a.name) < std::tie(b.group, b.name); });
    for (auto const& entry : sorted) {
        if (!wanted(entry, words)) continue;
        for (auto const& figure : entry.run()) {
            auto const row = row_of(figure);
            fmt::print("{}", row);
            std::fflush(stdout);
            table += row;
            all_ok = all_ok && figure.ok();
            if (!files.write_durably(out / fmt::format("{}-{}.json", figure.group, figure.name), json_of(figure)))
                return 2;
        }
    }
    if (!table_path.empty() && !files.write_durably(std::filesystem::absolute(table_path), table)) return 2;
    return check && !all_ok ? 1 : 0;
}

} // namespace yizhan::bench

int main(int argc, char** argv)
{
    CLI::App app{"驿站 Yizhan: benchmarks"};
    std::vector<std::string> words;
    std::string out = "build/bench";
    std::string table;
    bool check = false;
    app.add_option("what", words, "groups or names; none: all");
    app.add_option("--out", out, "folder for the figures")->capture_default_str();
    app.add_option("--table", table, "keep the table as a file");
    app.add_flag("--check", check, "exit 1 where a figure is not as promised");
    CLI11_PARSE(app, argc, argv);
    return yizhan::bench::run_all(words, out, table, check);
}
