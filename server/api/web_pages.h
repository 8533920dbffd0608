// The staff desk and the phone page, as Vite built them: a map made at the start from paths to answers. A path that is
// not in the map does not exist, so there is nothing to traverse. Any thread.
#pragma once

#include "server/api/exchange.h"
#include "shared/platform/file_tree.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

class WebPages {
public:
    WebPages() = default; // no pages: every path is 404
    // index.html is the staff desk at "/", phone.html the page behind every "/c/TOKEN", the rest stands under its path.
    explicit WebPages(std::vector<TreeFile> files);

    void desk(ExchangePtr const& exchange) const { answer(exchange, "/index.html"); }
    void phone(ExchangePtr const& exchange) const { answer(exchange, "/phone.html"); }
    void file(ExchangePtr const& exchange) const { answer(exchange, exchange->request.path); }

private:
    void answer(ExchangePtr const& exchange, std::string_view path) const;

    std::map<std::string, HttpResponse, std::less<>> m_responses;
};

// The pages of that folder; where it is empty, those that `cmake --install` puts beside the program, or else those of
// the source tree that it was built in. A log line where there are none.
WebPages read_web_pages(std::filesystem::path const& web_dir);

} // namespace yizhan
