// One HTTP exchange as libcurl sees it: an easy handle, what it sends, and what has come back so far within its bounds.
// Lives on the transport's thread.
#pragma once

#include "shared/platform/transport.h"

#include <curl/curl.h>
#include <memory>

namespace yizhan {

class CurlExchange {
public:
    CurlExchange(HttpRequest request, SendLimits limits, Transport::Done done);
    CurlExchange(CurlExchange const&) = delete;
    CurlExchange& operator=(CurlExchange const&) = delete;

    // Internal where libcurl has no memory.
    Result<void> prepare();
    CURL* handle() const { return m_handle.get(); }
    Result<HttpResponse> outcome(CURLcode code);
    Transport::Done take_done() { return std::move(m_done); }

private:
    struct CloseEasy {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };
    struct FreeList {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);

    Result<void> prepare_fields();
    void prepare_method();
    bool take_header(std::string_view line);
    bool take_body(std::string_view part);

    HttpRequest m_request;
    SendLimits m_limits;
    Transport::Done m_done;
    std::unique_ptr<curl_slist, FreeList> m_fields;
    std::unique_ptr<CURL, CloseEasy> m_handle;
    HttpResponse m_response;
    std::size_t m_header_bytes = 0;
    bool m_head_ended = false;
    bool m_too_large = false;
};

} // namespace yizhan
