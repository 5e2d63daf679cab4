#include "core/optimize/surfaces.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/optimize/setting.h"

namespace wengert {

namespace {

constexpr std::array surfaces{
    SurfaceRow{
        .name = "saddle",
        .title = "Saddle x² − y²",
        .text = "f = x^2 - y^2",
        .start = {-0.9, 0.001},
        .area = {-1.5, 1.5, -1.4, 1.4},
        .iterations = 300,
        .note = "Down along x and up again along y: from beside the ridge, methods differ in how soon they leave.",
        .source = "after A. Radford's animation of optimizers around a saddle point, 2014"},
    SurfaceRow{.name = "monkey",
               .title = "Monkey saddle x³ − 3xy²",
               .text = "f = x^3 - 3*x*y^2",
               .start = {0.9, 0.01},
               .area = {-1.5, 1.5, -1.5, 1.5},
               .iterations = 200,
               .note = "Three ways down and three up; in the middle even the Hessian is 0, and steps become tiny.",
               .source = "D. Hilbert, S. Cohn-Vossen, Anschauliche Geometrie, 1932, chapter 4"},
    SurfaceRow{.name = "rosenbrock",
               .title = "Rosenbrock (1 − x)² + 100(y − x²)²",
               .text = "f = (1 - x)^2 + 100*(y - x^2)^2",
               .start = {-1.2, 1},
               .area = {-2, 2, -1, 3},
               .iterations = 2000,
               .rate = 0.0005,
               .note = "Into the curved valley in a few steps, along its nearly level floor to (1, 1) in very many.",
               .source = "H. H. Rosenbrock, An automatic method for finding the greatest or least value of a function, "
                         "1960"},
    SurfaceRow{.name = "beale",
               .title = "Beale",
               .text = "f = (1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
               .start = {1, 1},
               .area = {-4.5, 4.5, -4.5, 4.5},
               .iterations = 1000,
               .rate = 0.002,
               .note = "Steep corners around a flat middle: one learning rate is too large there or too small here.",
               .source =
                   "E. M. L. Beale, On an iterative method for finding a local minimum of a function of more than "
                   "one variable, 1958"},
    SurfaceRow{.name = "himmelblau",
               .title = "Himmelblau (x² + y − 11)² + (x + y² − 7)²",
               .text = "f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2",
               .start = {-0.5, -1},
               .area = {-6, 6, -6, 6},
               .iterations = 200,
               .rate = 0.002,
               .note = "Four minima, all 0, around a hill: which one is reached depends on the start and the method.",
               .source = "D. M. Himmelblau, Applied Nonlinear Programming, 1972"},
    SurfaceRow{
        .name = "bowl",
        .title = "Ill-conditioned bowl (λ 1 and 50)",
        .text = "u = 0.96*x + 0.28*y\nv = 0.96*y - 0.28*x\nf = (u^2 + 50*v^2)/2",
        .start = {-2, 1.2},
        .area = {-3, 3, -2.5, 2.5},
        .iterations = 150,
        .rate = 0.005,
        .note = "The steep direction limits the learning rate, the level one needs it large; momentum does both.",
        .source = "G. Goh, Why Momentum Really Works, Distill, 2017"},
    SurfaceRow{.name = "ravine",
               .title = "Narrow ravine x²/20 + 10(y − sin x)²",
               .text = "f = x^2/20 + 10*(y - sin(x))^2",
               .start = {-4.2, 1.6},
               .area = {-5, 5, -2.5, 2.5},
               .iterations = 500,
               .rate = 0.02,
               .note = "A winding floor between steep walls: steps bounce from wall to wall and creep along the floor.",
               .source = "R. S. Sutton, Two problems with backpropagation and other steepest-descent learning "
                         "procedures for networks, 1986, on ravines"},
    SurfaceRow{.name = "camel",
               .title = "Six-hump camel",
               .text = "f = (4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2",
               .start = {1.2, 1},
               .area = {-2.2, 2.2, -1.3, 1.3},
               .iterations = 200,
               .rate = 0.01,
               .note = "Six minima, of which two are the lowest: a method stops in the one it rolls into.",
               .source = "L. C. W. Dixon, G. P. Szegő, Towards Global Optimisation 2, 1978"},
    SurfaceRow{.name = "cliff",
               .title = "Plateau and cliff",
               .text = "f = sigmoid(8*x) + x^2/100 + y^2/20",
               .start = {1.6, 1.2},
               .area = {-2.5, 2.5, -2, 2},
               .iterations = 500,
               .rate = 0.1,
               .note = "Hardly a gradient on the plateau, then far too much at the edge: where clipping helps.",
               .source = "R. Pascanu, T. Mikolov, Y. Bengio, On the difficulty of training recurrent neural networks, "
                         "2013"},
    SurfaceRow{.name = "barrier",
               .title = "Barrier x² + y² − log x",
               .text = "f = x^2 + y^2 - log(x)",
               .start = {2, 1},
               .area = {-0.5, 2.5, -1.5, 1.5},
               .iterations = 200,
               .rate = 0.02,
               .note = "Not finite where x ≤ 0: a step that is too long ends beyond the wall, and the descent with it.",
               .source = "S. Boyd, L. Vandenberghe, Convex Optimization, 2004, section 11.2, on logarithmic barriers"},
};

}  // namespace

std::span<const SurfaceRow> allSurfaces() { return surfaces; }

const SurfaceRow* findSurface(std::string_view name) {
    const auto found = std::ranges::find(surfaces, name, &SurfaceRow::name);
    return found == surfaces.end() ? nullptr : &*found;
}

Result<SurfaceRow> parseSurface(std::string_view name) {
    if (const SurfaceRow* surface = findSurface(name)) return *surface;
    std::vector<std::string_view> names;
    names.reserve(surfaces.size());
    for (const SurfaceRow& surface : surfaces) names.push_back(surface.name);
    return unknownName(name, "surface", names);
}

}  // namespace wengert
