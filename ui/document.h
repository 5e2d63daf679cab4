// What the user made and a file keeps: the text, the inputs' settings, the choices that change the program,
// where things were put, what is trained and what is descended. Plain data; Session changes it, app/session_file reads
// and writes it.
#pragma once

#include <QMap>
#include <QPointF>
#include <QString>

#include <optional>

#include "core/autodiff/timeline.h"
#include "core/optimize/update_act.h"
#include "ui/compare/compare_view.h"
#include "ui/descent/descent_document.h"
#include "ui/training/training_document.h"
#include "ui/workspace.h"

namespace wengert {

struct Document {
    QString text;
    QMap<QString, double> inputValues;  // by name; only inputs without a literal in the text
    QMap<QString, double> seeds;        // tangent seed by input name; absent: 0 (the first input: 1 while none is set)
    QString output;                     // a statement's name; empty: the last
    bool shareSubexpressions = true;
    QMap<quint32, QPointF> nodePositions;  // by step index: boxes dragged away from their layout, in scene units
    QString note;                          // shown above the program; examples explain themselves here
    std::optional<UpdateAct> update{};     // the last act of the run; gone where the program's inputs do not fit it
    TrainingDocument training{};
    DescentDocument descent{};
    bool isReplaced = false;  // by another program than was opened, whose title is not its own; no file keeps it

    friend bool operator==(const Document&, const Document&) = default;
};

// As what a program on arrays is drawn: as it is written, unit by unit, or both.
enum class Levels : std::uint8_t { Vectorized, Units, Both };

// How it was being looked at.
struct ViewState {
    quint64 position = 0;  // of the cursor
    Detail detail = Detail::Node;
    Levels levels = Levels::Vectorized;
    TrainingRun training{};
    DescentView descent{};
    CompareView compare{};
    Workspace workspace = Workspace::Step;
    friend bool operator==(const ViewState&, const ViewState&) = default;
};

// A session as a file or an example holds it.
struct SavedSession {
    QString title;  // what an example shows; empty for the user's own files
    Document document;
    ViewState view;
    friend bool operator==(const SavedSession&, const SavedSession&) = default;
};

}  // namespace wengert
