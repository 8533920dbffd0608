// People who do not exist, with all that a form asks of them.
#pragma once

#include "tests/support/synthetic_people.h"

#include <string>
#include <utility>
#include <vector>

namespace yizhan::test {

struct Neighbour {
    std::string name;
    std::string letters;
    std::string document;
    std::string birth;
    std::string phone;
    std::string address;
};

inline std::vector<Neighbour> neighbours()
{
    std::vector<std::pair<std::string, std::string>> const names{{"陈永孝", "chenyongxiao"}, {"欧阳娜娜", "ouyangnana"},
        {"王建国", "wangjianguo"}, {"李秀英", "lixiuying"}, {"张桂兰", "zhangguilan"}, {"赵德柱", "zhaodezhu"},
        {"孙小梅", "sunxiaomei"}, {"周大福", "zhoudafu"}, {"吴国强", "wuguoqiang"}, {"郑美玲", "zhengmeiling"}};
    std::vector<Neighbour> out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const month = fmt::format("{:02}", 1 + i);
        out.push_back(
            {names[i].first, names[i].second, id_number("330206", "1985" + month + "24", static_cast<int>(901 + i)),
                "1985-" + month + "-24", fmt::format("139{:04}{:04}", 4'711 + 37 * i, 8'213 + 11 * i),
                fmt::format("宁波市北仑区不存在的街{}号", 100 + i)});
    }
    return out;
}

} // namespace yizhan::test
