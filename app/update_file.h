// The update group of a session file: the optimizer's update that is the last act of the program's run.
#pragma once

#include "app/object_reader.h"
#include "core/optimize/update_act.h"

namespace wengert {

Json toJson(const UpdateAct& act);
UpdateAct readUpdate(const Json& json, QString& complaint);

}  // namespace wengert
