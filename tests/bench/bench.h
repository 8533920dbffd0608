// Benchmarks: each measures one thing and a floor in the same run, so that its figure means the same on any machine. A
// figure is ok or not by what the project promised of it; the table of all goes to BENCHMARKS.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan::bench {

enum class Must { AtMost, AtLeast };

struct Figure {
    std::string group; // main
    std::string name; // scan_to_durable_p99
    double value = 0;
    std::string unit; // us, ms, MB, %, events/s, taps
    std::optional<double> floor; // in the same unit
    double must = 0; // of the ratio where there is a floor, else of the value
    Must direction = Must::AtMost;
    std::string what; // one line for the table

    double ratio() const { return floor && *floor > 0 ? value / *floor : value; }
    bool ok() const
    {
        double const judged = floor ? ratio() : value;
        return direction == Must::AtMost ? judged <= must : judged >= must;
    }
};

using Run = std::function<std::vector<Figure>()>;

// A benchmark registers itself: static Benchmark const b{"main", "scan_to_durable", run};
struct Benchmark {
    Benchmark(std::string_view group, std::string_view name, Run run);
};

// Times as samples in microseconds.
class Samples {
public:
    void add(double microseconds) { m_samples.push_back(microseconds); }
    // Runs `work` once and keeps its time.
    template <class Work> void time(Work&& work)
    {
        auto const start = std::chrono::steady_clock::now();
        work();
        add(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
    // REQUIRES: at least one sample; 0 < percent <= 100.
    double percentile(double percent) const;
    double median() const { return percentile(50); }
    std::size_t count() const { return m_samples.size(); }

private:
    std::vector<double> m_samples;
};

// A folder under the place where benchmarks keep their files (the disk that is measured), removed at the end.
class BenchFolder {
public:
    BenchFolder();
    ~BenchFolder();
    BenchFolder(BenchFolder const&) = delete;
    BenchFolder& operator=(BenchFolder const&) = delete;
    std::string operator/(std::string const& name) const { return m_path + "/" + name; }
    std::string const& path() const { return m_path; }

private:
    std::string m_path;
};

} // namespace yizhan::bench
