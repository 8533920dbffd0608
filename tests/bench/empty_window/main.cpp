// An empty GLFW window with an OpenGL 3.3 core context; prints its resident memory in MB. The floor of the kiosk's
// memory.
#include <GLFW/glfw3.h>
#include <cstdio>
#include <fstream>
#include <string>

int main()
{
    if (!glfwInit()) return 1;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* const window = glfwCreateWindow(1080, 1920, "empty", nullptr, nullptr);
    if (!window) return 1;
    glfwMakeContextCurrent(window);
    for (int frame = 0; frame < 10; ++frame) {
        glClear(GL_COLOR_BUFFER_BIT);
        glfwSwapBuffers(window);
        glfwPollEvents();
    }
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);) {
        if (line.rfind("VmRSS:", 0) == 0) std::printf("%.1f\n", std::stod(line.substr(6)) / 1024);
    }
    glfwTerminate();
    return 0;
}
