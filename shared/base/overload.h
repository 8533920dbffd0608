// One visitor out of several lambdas, for std::visit over a variant: a case each, told apart by their argument.
#pragma once

namespace yizhan {

template <class... Cases> struct Overload : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Overload(Cases...) -> Overload<Cases...>;

} // namespace yizhan
