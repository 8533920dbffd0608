#include "shared/base/result.h"

namespace yizhan {

std::string_view name(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return "invalid_input";
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::Conflict:
        return "conflict";
    case ErrorCode::Refused:
        return "refused";
    case ErrorCode::Unauthorised:
        return "unauthorised";
    case ErrorCode::TooLarge:
        return "too_large";
    case ErrorCode::Busy:
        return "busy";
    case ErrorCode::Timeout:
        return "timeout";
    case ErrorCode::Unavailable:
        return "unavailable";
    case ErrorCode::DiskFull:
        return "disk_full";
    case ErrorCode::ReadOnly:
        return "read_only";
    case ErrorCode::Corrupt:
        return "corrupt";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::Internal:
        return "internal";
    }
    return "internal";
}

Sentence sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return {"没看懂这条内容，请再试一次。", "We could not read that. Please try once more."};
    case ErrorCode::NotFound:
        return {"没有找到，请核对后再试。", "Nothing found. Please check and try again."};
    case ErrorCode::Conflict:
        return {
            "这里已经有一条不同的记录，请告诉工作人员。", "A different record is already here. Please tell the staff."};
    case ErrorCode::Refused:
        return {"现在办不了，工作人员可以帮您。", "This cannot be done now. The staff can help."};
    case ErrorCode::Unauthorised:
        return {"请先登录，或重新扫码。", "Please sign in, or scan again."};
    case ErrorCode::TooLarge:
        return {"内容太长，请缩短后再试。", "That is too long. Please shorten it."};
    case ErrorCode::Busy:
        return {"正忙，请稍等片刻再试。", "Busy just now. Please try again in a moment."};
    case ErrorCode::Timeout:
        return {"等得太久了，请再试一次。", "That took too long. Please try again."};
    case ErrorCode::Unavailable:
        return {"暂时连不上服务器，本机照常可用。", "The server is out of reach; this machine works as usual."};
    case ErrorCode::DiskFull:
        return {"存储空间满了，请告诉工作人员。", "Storage is full. Please tell the staff."};
    case ErrorCode::ReadOnly:
        return {"暂时写不进去，请告诉工作人员。", "Nothing can be written now. Please tell the staff."};
    case ErrorCode::Corrupt:
        return {"存储出了问题，请告诉工作人员。", "Storage is damaged. Please tell the staff."};
    case ErrorCode::Io:
        return {"存储没有回应，请告诉工作人员。", "Storage does not answer. Please tell the staff."};
    case ErrorCode::Unsupported:
        return {"这个版本还不支持。", "This version does not support that yet."};
    case ErrorCode::Internal:
        return {"出了点问题，请告诉工作人员。", "Something went wrong. Please tell the staff."};
    }
    return {"出了点问题，请告诉工作人员。", "Something went wrong. Please tell the staff."};
}

tl::unexpected<Error> fail(ErrorCode code, std::string cause) { return tl::unexpected(Error{code, std::move(cause)}); }

} // namespace yizhan
