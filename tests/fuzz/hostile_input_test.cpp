// Every parser against the inputs that are likeliest to break it: good ones with one thing wrong. ./dev fuzz goes on
// from here for as long as somebody lets it.
#include "tests/fuzz/targets/targets.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

// The targets abort where a promise is broken; reaching the end is the test.
void flip_every_bit(fuzz::Target const& target, std::string const& seed)
{
    Bytes input{seed.begin(), seed.end()};
    for (std::size_t bit = 0; bit < input.size() * 8; ++bit) {
        auto& byte = input[bit / 8];
        auto const mask = static_cast<std::uint8_t>(1U << (bit % 8));
        byte = static_cast<std::uint8_t>(byte ^ mask);
        target.run(input);
        byte = static_cast<std::uint8_t>(byte ^ mask);
    }
}

void cut_everywhere(fuzz::Target const& target, std::string const& seed)
{
    for (std::size_t size = 0; size <= seed.size(); ++size) {
        target.run(as_bytes(seed).first(size));
        target.run(as_bytes(seed).last(size));
    }
}

void mutate_at_random(fuzz::Target const& target, std::string const& seed, test::SeededRandom& random)
{
    Bytes input{seed.begin(), seed.end()};
    for (auto changes = 1 + random.below(4); changes > 0; --changes) {
        auto const at = static_cast<std::ptrdiff_t>(random.below(input.size() + 1));
        auto const length = static_cast<std::ptrdiff_t>(
            std::min<std::uint64_t>(random.below(8), input.size() - static_cast<std::size_t>(at)));
        Bytes piece(random.below(8));
        random.fill(piece);
        if (random.chance(50)) input.erase(input.begin() + at, input.begin() + at + length);
        if (random.chance(50))
            input.insert(input.begin() + at, piece.begin(), piece.end());
        else
            input.insert(input.end(), input.begin() + at, input.end());
        if (input.size() > 4096) input.resize(4096);
    }
    target.run(input);
}

void feed_random_bytes(fuzz::Target const& target, test::SeededRandom& random)
{
    Bytes input(random.below(700));
    random.fill(input);
    target.run(input);
}

} // namespace

TEST_CASE("no input breaks a parser's promises", "[fuzz]")
{
    for (auto const& target : fuzz::all_targets()) {
        INFO(target.name);
        test::SeededRandom random{1, target.name};
        for (auto const& seed : target.seeds()) {
            flip_every_bit(target, seed);
            cut_everywhere(target, seed);
            for (int i = 0; i < 500; ++i) mutate_at_random(target, seed, random);
        }
        for (int i = 0; i < 500; ++i) feed_random_bytes(target, random);
        SUCCEED();
    }
}
