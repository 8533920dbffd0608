#include "server/api/web_pages.h"

#include "shared/platform/log.h"

#include <array>

namespace yizhan {
namespace {

constexpr std::string_view content_security_policy
    = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src "
      "'self'; "
      "font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> content_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view content_type(std::string_view path)
{
    for (auto const& [ending, type] : content_types) {
        if (path.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

HttpResponse response_of(TreeFile&& file)
{
    // Vite writes a hash of the content into the names under assets/: such a name never means anything else.
    bool const is_hashed = file.path.starts_with("assets/");
    HttpResponse out{200, {}, std::move(file.content)};
    set_field(out.fields, "content-type", std::string{content_type(file.path)});
    set_field(out.fields, "cache-control", is_hashed ? "public, max-age=31536000, immutable" : "no-cache");
    set_field(out.fields, "content-security-policy", std::string{content_security_policy});
    set_field(out.fields, "referrer-policy", "no-referrer");
    set_field(out.fields, "cross-origin-opener-policy", "same-origin");
    return out;
}

} // namespace

WebPages::WebPages(std::vector<TreeFile> files)
{
    for (auto& file : files) {
        auto path = "/" + file.path;
        m_responses.emplace(std::move(path), response_of(std::move(file)));
    }
}

void WebPages::answer(ExchangePtr const& exchange, std::string_view path) const
{
    auto const found = m_responses.find(path);
    if (found == m_responses.end()) return exchange->answer(problem_of(ErrorCode::NotFound));
    exchange->answer(found->second);
}

WebPages read_web_pages(std::filesystem::path const& web_dir)
{
    std::vector<std::filesystem::path> places{web_dir};
    if (web_dir.empty()) {
        std::error_code ignored;
        auto const program = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
        places = {program / "../share/yizhan/web", program / "../../server/web/dist"};
    }
    for (auto const& place : places) {
        if (auto files = read_file_tree(place)) return WebPages{std::move(*files)};
    }
    log::warning("hub.no_web_pages", {{"web_dir", places.front().string()}});
    return {};
}

} // namespace yizhan
