// What being pressed looks like: everything drawn while this lives sinks in a little and darkens.
#pragma once

#include "kiosk/ui/ui.h"

namespace yizhan::ui {

class Pressed {
public:
    Pressed(Ui& ui, Id id, Rect const& box, float radius)
        : m_ui{ui}, m_box{box}, m_radius{radius}, m_amount{ui.press(id)}, m_mark{ui.canvas().mark()}
    {
    }
    ~Pressed()
    {
        if (m_amount <= 0) return;
        m_ui.canvas().fill(m_box, m_radius, colors::ink.with_alpha(darken * m_amount));
        m_ui.canvas().scale_since(m_mark, m_box.center(), 1 - sink * m_amount);
    }
    Pressed(Pressed const&) = delete;
    Pressed& operator=(Pressed const&) = delete;

private:
    static constexpr float darken = 0.09F;
    static constexpr float sink = 0.03F;

    Ui& m_ui;
    Rect m_box;
    float m_radius;
    float m_amount;
    Canvas::Mark m_mark;
};

} // namespace yizhan::ui
