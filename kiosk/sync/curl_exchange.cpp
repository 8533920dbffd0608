#include "kiosk/sync/curl_exchange.h"

#include "kiosk/sync/curl_transport.h"

#include <algorithm>
#include <openssl/ssl.h>
#include <string>
#include <vector>

namespace yizhan {
namespace {

std::string_view trimmed(std::string_view text)
{
    auto const blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

// A certificate's dates need a clock that is right; the chain and the host's name do not.
CURLcode pass_over_dates(CURL*, void* context, void*)
{
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(static_cast<SSL_CTX*>(context)), X509_V_FLAG_NO_CHECK_TIME);
    return CURLE_OK;
}

} // namespace

CurlExchange::CurlExchange(HttpRequest request, SendLimits limits, Transport::Done done)
    : m_request{std::move(request)}, m_limits{limits}, m_done{std::move(done)}
{
}

Result<void> CurlExchange::prepare()
{
    m_handle.reset(curl_easy_init());
    if (!m_handle) return fail(ErrorCode::Internal, "curl handle");
    TRY_DO(prepare_fields());
    prepare_method();
    auto* const curl = m_handle.get();
    auto const url = m_request.scheme + "://" + m_request.authority + m_request.path + m_request.query;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L); // the path is signed
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // also none from the environment
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, pass_over_dates);
    curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(m_limits.timeout.count()));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(CurlTransport::connect_timeout.count()));
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &CurlExchange::on_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &CurlExchange::on_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(curl, CURLOPT_PRIVATE, this);
    return {};
}

void CurlExchange::prepare_method()
{
    auto* const curl = m_handle.get();
    if (m_request.method == "GET") {
        curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
        return;
    }
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, m_request.body.c_str()); // not copied: m_request stays
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, m_request.method.c_str());
}

Result<void> CurlExchange::prepare_fields()
{
    // Nothing that libcurl would add by itself: a body type of its own, or a wait for '100 Continue'.
    std::vector<std::string> lines{"Expect:", "Accept:"};
    if (!find_field(m_request.fields, "content-type")) lines.emplace_back("Content-Type:");
    for (auto const& [name, value] : m_request.fields) lines.push_back(name + ": " + value);
    for (auto const& line : lines) {
        auto* const longer = curl_slist_append(m_fields.get(), line.c_str());
        if (!longer) return fail(ErrorCode::Internal, "curl fields");
        static_cast<void>(m_fields.release());
        m_fields.reset(longer);
    }
    curl_easy_setopt(m_handle.get(), CURLOPT_HTTPHEADER, m_fields.get());
    return {};
}

std::size_t CurlExchange::on_header(char* data, std::size_t size, std::size_t count, void* self)
{
    std::string_view const line{data, size * count};
    return static_cast<CurlExchange*>(self)->take_header(line) ? line.size() : 0;
}

std::size_t CurlExchange::on_body(char* data, std::size_t size, std::size_t count, void* self)
{
    std::string_view const part{data, size * count};
    return static_cast<CurlExchange*>(self)->take_body(part) ? part.size() : 0;
}

bool CurlExchange::take_header(std::string_view line)
{
    m_header_bytes += line.size();
    if (m_header_bytes > CurlTransport::max_header_bytes) {
        m_too_large = true;
        return false;
    }
    if (line.starts_with("HTTP/")) { // a final answer after an interim one (1xx)
        m_response.fields.clear();
        m_head_ended = false;
        return true;
    }
    if (trimmed(line).empty()) m_head_ended = true;
    auto const colon = line.find(':');
    if (colon == std::string_view::npos) return true;
    std::string name{trimmed(line.substr(0, colon))};
    std::transform(name.begin(), name.end(), name.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    m_response.fields.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
    return true;
}

bool CurlExchange::take_body(std::string_view part)
{
    if (m_response.body.size() + part.size() > m_limits.max_reply_bytes) {
        m_too_large = true;
        return false;
    }
    m_response.body.append(part);
    return true;
}

Result<HttpResponse> CurlExchange::outcome(CURLcode code)
{
    if (m_too_large) return fail(ErrorCode::TooLarge, "reply above its bound");
    if (code == CURLE_OPERATION_TIMEDOUT) return fail(ErrorCode::Timeout, "no whole reply in time");
    if (code != CURLE_OK) return fail(ErrorCode::Unavailable, curl_easy_strerror(code));
    if (!m_head_ended) return fail(ErrorCode::Unavailable, "head cut"); // libcurl takes that for an answer
    long status = 0;
    curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
    m_response.status = static_cast<int>(status);
    return std::move(m_response);
}

} // namespace yizhan
