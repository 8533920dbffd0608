#include "kiosk/ui/renderer.h"

#include <GL/gl.h>
#include <GL/glext.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace yizhan::ui {

namespace {

// Pages carry coverage only: white everywhere, as opaque as the red channel says.
void create_page(unsigned texture)
{
    constexpr GLint swizzle[]{GL_ONE, GL_ONE, GL_ONE, GL_RED};
    std::vector<std::uint8_t> const blank(std::size_t{Atlas::page_size} * Atlas::page_size, 0);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(
        GL_TEXTURE_2D, 0, GL_R8, Atlas::page_size, Atlas::page_size, 0, GL_RED, GL_UNSIGNED_BYTE, blank.data());
}

// Puts the textures' names where the canvas wrote page numbers, for as long as it lives.
class TextureNames {
public:
    TextureNames(ImDrawList& list, std::array<unsigned, Atlas::max_pages> const& textures) : m_list{list}
    {
        for (ImDrawCmd& command : m_list.CmdBuffer) {
            m_pages.push_back(command.TextureId);
            auto const page = reinterpret_cast<std::intptr_t>(command.TextureId) - 1;
            command.TextureId = reinterpret_cast<ImTextureID>(
                static_cast<std::intptr_t>(textures.at(static_cast<std::size_t>(page))));
        }
    }
    ~TextureNames()
    {
        for (int i = 0; i < m_list.CmdBuffer.Size; ++i)
            m_list.CmdBuffer[i].TextureId = m_pages[static_cast<std::size_t>(i)];
    }
    TextureNames(TextureNames const&) = delete;
    TextureNames& operator=(TextureNames const&) = delete;

private:
    ImDrawList& m_list;
    std::vector<ImTextureID> m_pages;
};

} // namespace

Result<std::unique_ptr<Renderer>> Renderer::create()
{
    std::unique_ptr<Renderer> renderer{new Renderer};
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    // ImGui's own font is never seen: the backend wants one, so it gets the smallest that there is.
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    if (!ImGui_ImplOpenGL3_Init("#version 330 core")) return fail(ErrorCode::Unavailable, "OpenGL 3.3 does not start");
    renderer->m_backend = true;
    ImGui_ImplOpenGL3_NewFrame();
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    return renderer;
}

Renderer::~Renderer()
{
    for (unsigned const texture : m_textures)
        if (texture != 0) glDeleteTextures(1, &texture);
    if (m_backend) ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void Renderer::upload(Atlas& atlas)
{
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    for (Upload const& u : atlas.take_uploads()) {
        unsigned& texture = m_textures.at(static_cast<std::size_t>(u.page));
        if (texture == 0) {
            glGenTextures(1, &texture);
            create_page(texture);
        }
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexSubImage2D(GL_TEXTURE_2D, 0, u.x, u.y, u.width, u.height, GL_RED, GL_UNSIGNED_BYTE, u.alpha.data());
    }
}

void Renderer::paint(Canvas& canvas, Atlas& atlas, int width_px, int height_px)
{
    upload(atlas);
    glViewport(0, 0, width_px, height_px);
    constexpr float full = 255.0F;
    glClearColor(colors::paper.r / full, colors::paper.g / full, colors::paper.b / full, 1);
    glClear(GL_COLOR_BUFFER_BIT);

    ImDrawList* list = &canvas.list();
    TextureNames const names{*list, m_textures};
    ImDrawData data;
    data.Valid = true;
    data.CmdLists = &list;
    data.CmdListsCount = 1;
    data.TotalVtxCount = list->VtxBuffer.Size;
    data.TotalIdxCount = list->IdxBuffer.Size;
    data.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
    data.FramebufferScale = {1, 1};
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

Picture Renderer::read(int width_px, int height_px) const
{
    Picture picture{width_px, height_px, {}};
    std::size_t const row = static_cast<std::size_t>(width_px) * 3;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(height_px));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_px, height_px, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
    picture.rgb.reserve(upside_down.size());
    for (int y = height_px - 1; y >= 0; --y) {
        auto const line = upside_down.begin() + static_cast<std::ptrdiff_t>(row) * y;
        picture.rgb.insert(picture.rgb.end(), line, line + static_cast<std::ptrdiff_t>(row));
    }
    return picture;
}

} // namespace yizhan::ui
