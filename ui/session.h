// The one mutable thing behind the window: the document, its program and recorded trace, the cursor, the
// selection and playback. Panels read it, call its setters and listen; nothing else holds state they share.
// It draws nothing and knows no widgets.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <QUndoStack>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/autodiff/timeline.h"
#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/network/deltas.h"
#include "ui/document.h"

namespace wengert {

// What is pointed at or picked: a step, and an edge where one term of it is meant, or a cell where it is an array and
// one of its numbers is meant (counted row by row). What was pointed at unit by unit has its step and edge there.
struct Selection {
    std::optional<StepId> step;
    std::optional<EdgeId> edge;
    std::optional<std::uint32_t> cell;
    std::optional<StepId> unit;
    std::optional<EdgeId> unitEdge;
    bool isEmpty() const { return !step && !edge; }
    friend bool operator==(const Selection&, const Selection&) = default;
};

class Session final : public QObject {
    Q_OBJECT

 public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    // ---- document
    const Document& document() const { return m_document; }
    ViewState viewState() const {
        return {m_position, m_timeline.detail(), m_levels, m_trainingRun, m_descentView, m_compareView, m_workspace};
    }
    // Replaces everything and forgets the undo history.
    void open(const Document& document, const ViewState& view = {});
    QUndoStack& undoStack() { return m_undoStack; }

    void setText(const QString& text);  // consecutive typing undoes as one edit
    // Where the inputs' numbers live: in the text for a literal, else in the document. `i` counts program().inputs(),
    // and must be less than their number, as for the seeds.
    double inputValue(std::size_t i) const;  // of an array its first
    std::span<const double> inputNumbers(std::size_t i) const;
    void setInputValue(std::size_t i, double value);  // of a scalar
    void setInputNumbers(std::size_t i, std::span<const double> numbers);
    std::span<const double> inputNumbers() const { return m_inputs; }  // one input behind the other
    double seed(std::size_t i) const;
    std::span<const double> seedNumbers() const { return m_seed; }
    void setSeed(std::size_t i, double value);  // of all its cells
    void setSeedDirection(std::size_t i);       // 1 for this input, 0 for the others
    void setOutput(const QString& name);
    void setShareSubexpressions(bool share);
    void moveNode(StepId step, QPointF topLeft);
    void resetNodePositions();
    void removeNote();
    // All of it, as one edit that can be undone.
    void setDocument(const QString& what, const Document& next);
    // Another program with an update as its last act, shown from the start of the backward pass: one edit.
    void stepThrough(const QString& what, const QString& text, const UpdateAct& act);
    // Consecutive edits of the same kind (from 0) undo as one; -1: of no kind.
    void setTraining(const QString& what, const TrainingDocument& next, int kind = -1);
    // All inputs' numbers of a program of scalars, in its order: a start that is moved. Consecutive moves undo as one.
    void moveInputs(std::span<const double> numbers);
    // The same for what is descended; and another program for it, with its inputs' values and a note.
    void setDescent(const QString& what, const DescentDocument& next, int kind = -1);
    void setSurface(const QString& what, const Document& program, const DescentDocument& descent);
    // What is edited in between undoes as one. Ends by itself when another document is opened.
    void beginEdits(const QString& what);
    void endEdits();

    // How far training was when the document was opened, or is now: TrainingSession keeps it up to date.
    const TrainingRun& trainingRun() const { return m_trainingRun; }
    void setTrainingRun(TrainingRun run) { m_trainingRun = std::move(run); }

    // The same of the descents: DescentSession's.
    const DescentView& descentView() const { return m_descentView; }
    void setDescentView(const DescentView& view) { m_descentView = view; }

    // And what is compared: CompareSession's.
    const CompareView& compareView() const { return m_compareView; }
    void setCompareView(const CompareView& view) { m_compareView = view; }

    // ---- workspace: the one that is looked at
    Workspace workspace() const { return m_workspace; }
    void setWorkspace(Workspace workspace);  // pauses playback

    // ---- program: the last good one, also while the text has an error
    const Program& program() const { return m_compilation->program; }
    const Compilation& compilation() const { return *m_compilation; }
    const QString& compiledText() const { return m_compiledText; }  // what source spans refer to
    const std::optional<Diagnostic>& diagnostic() const { return m_diagnostic; }
    bool isCompiling() const { return m_compiling; }  // a long text, on its way in a worker
    const Trace& trace() const { return m_trace; }
    // The update of the program's inputs at the end of its run; null if there is none.
    const UpdateAct* update() const { return m_update ? &*m_update : nullptr; }

    // ---- cursor
    const Timeline& timeline() const { return m_timeline; }
    std::size_t position() const { return m_position; }
    bool isStarted() const { return m_position > 0; }
    bool isFinished() const { return m_position == m_timeline.size(); }
    std::optional<Moment> moment() const;  // what the last move brought; empty before the start
    // The number to show, or empty: not computed yet at the cursor (or only in part, at detail "term": the sum so far).
    std::optional<double> shown(Pass pass, StepId step) const;       // of an array its first number
    std::vector<double> shownNumbers(Pass pass, StepId step) const;  // row by row; none: not computed yet
    bool isKnown(Pass pass, StepId step) const;
    bool isUpdated(StepId step) const;  // at the end of the run
    // Whose number stands in a pass's place: an input's new value takes that of the old one, once it is known.
    Pass shownPass(Pass pass, StepId step) const;
    // Whether it is the first step whose value is not finite, and that is known.
    bool showsNonFinite(StepId step) const;
    // Whether the output is known not to be finite, so that it has no derivative here.
    bool showsNonFiniteOutput() const;

    void setPosition(std::size_t position);  // clamped
    void stepForward() { setPosition(m_position + 1); }
    void stepBackward() { setPosition(m_position == 0 ? 0 : m_position - 1); }
    void passForward();   // to the end of this pass, or of the next
    void passBackward();  // to the start of this pass, or of the one before
    void toStart() { setPosition(0); }
    void toEnd() { setPosition(m_timeline.size()); }
    // To the moment that completes the step; it must be one of the program's.
    // To its adjoint where it has no update.
    void jumpTo(Pass pass, StepId step);
    void setDetail(Detail detail);  // keeps the step

    // ---- levels
    Levels levels() const { return m_levels; }
    void setLevels(Levels levels);

    // ---- how adjoints are written: a choice of the user's, not of the document
    AdjointNotation adjointNotation() const { return m_adjointNotation; }
    void setAdjointNotation(AdjointNotation notation);

    // ---- playback
    bool isPlaying() const { return m_playTimer.isActive(); }
    void setPlaying(bool playing);  // from the start when finished
    double speed() const { return m_speed; }
    void setSpeed(double speed);  // 1: a moment every 900 ms
    int momentMs() const;         // how long a moment lasts while playing

    // ---- selection: what the pointer is on, else what was clicked
    Selection selection() const { return m_pointed.isEmpty() ? m_picked : m_pointed; }
    void point(const Selection& selection);  // empty: the pointer left
    void pick(const Selection& selection);   // cleared when the cursor moves
    // The step that "This step" explains: the picked one, else the cursor's; in the latest pass that has reached it.
    std::optional<StepId> explainedStep() const;
    std::optional<Pass> explainedPass() const;

 Q_SIGNALS:
    void documentChanged();    // something a file keeps: after any of the others
    void opened();             // another document, its training with it
    void trainingChanged();    // document().training, by an edit
    void descentChanged();     // document().descent, by an edit
    void textChanged();        // document().text
    void diagnosticChanged();  // diagnostic() or isCompiling()
    void sourceChanged();      // compilation() was replaced: spans moved, steps may be the same
    void programChanged();     // steps, constants or names changed: positions and rows are new
    void traceChanged();       // numbers changed
    void cursorChanged();
    void selectionChanged();
    void playbackChanged();
    void nodePositionsChanged();
    void levelsChanged();
    void adjointNotationChanged();
    void workspaceChanged();

 private:
    class Edit;
    struct Compiled {
        quint64 generation = 0;
        QString text;
        Result<Compilation> result;
    };

    void edit(const QString& what, int mergeId, Document next);
    void apply(const Document& next);  // by edits, undo and redo
    void writeInput(Document& next, std::size_t i, std::span<const double> numbers) const;
    void compileText();
    void accept(Compiled compiled);
    bool takeUpdate();                 // the document's; whether it fits the program, else it is gone
    bool makeTimeline(Detail detail);  // whether other steps are updated than before
    void recordTrace();
    void showWanted();

    Document m_document;
    TrainingRun m_trainingRun;
    DescentView m_descentView;
    CompareView m_compareView;
    Workspace m_workspace = Workspace::Step;
    QUndoStack m_undoStack;
    bool m_isGathering = false;  // edits, as one

    std::shared_ptr<const Compilation> m_compilation;
    QString m_compiledText;
    std::optional<Diagnostic> m_diagnostic;
    bool m_compiling = false;
    quint64 m_generation = 0;  // of the newest text; results of older ones are dropped

    std::unique_ptr<Sweeps> m_sweeps;
    Trace m_trace;
    std::optional<UpdateAct> m_update;  // the document's, as soon as the program is
    std::vector<double> m_inputs;
    std::vector<double> m_seed;

    Timeline m_timeline;
    std::size_t m_position = 0;
    Levels m_levels = Levels::Vectorized;
    AdjointNotation m_adjointNotation = AdjointNotation::Bars;
    std::optional<ViewState> m_viewToRestore;  // while an opened long text is compiled
    std::optional<Pass> m_wantedPass;          // to be shown from its start once the text is compiled

    QTimer m_playTimer;
    double m_speed = 1;
    Selection m_pointed;
    Selection m_picked;
    QThreadPool m_workers;
};

}  // namespace wengert
