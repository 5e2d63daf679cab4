// How the passes and moments of a run are called, in one place for transport, timeline and screen readers.
#pragma once

#include <QString>

#include "ui/session.h"

namespace wengert {

inline QString updateMark() { return QStringLiteral("θ′"); }

QString passTitle(Pass pass);                              // "Backward pass"
QString quantityWord(Pass pass);                           // "adjoint"
QString timelineLabel(const Session& session, Pass pass);  // "Tangents along y"
// "step 29 of 30 · adjoint of s₂"; before the start, and for an empty program, what there is to do.
QString momentWhere(const Session& session, std::size_t position);
// "29 of 30 · s₂", where there is less room; empty where nothing is shorter.
QString momentWhereShort(const Session& session, std::size_t position);
// "Backward pass, step 29 of 30 · adjoint of s₂"
QString momentWords(const Session& session, std::size_t position);

}  // namespace wengert
