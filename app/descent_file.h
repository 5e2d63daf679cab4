// What is descended, as a part of a session file: the surface's source, the methods that run on it, the view.
#pragma once

#include "app/object_reader.h"
#include "ui/descent/descent_document.h"

namespace wengert {

Json toJson(const DescentDocument& descent);
Json toJson(const DescentView& view);
// What is absent keeps its default; a complaint names the first that is not as it must be.
DescentDocument readDescent(const Json& json, QString& complaint);
DescentView readDescentView(const Json& json, QString& complaint);

}  // namespace wengert
