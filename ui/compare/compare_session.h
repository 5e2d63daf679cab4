// Ways to differentiate as panels compare them: the session's own program by every method, with respect to one of its
// inputs' numbers, and beside it how costs grow with the inputs and derivatives with nesting. Workers compute, and only
// while the workspace is shown; what an edit made stale is gone at once. It changes no document and draws nothing.
#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <vector>

#include "core/compare/comparison.h"
#include "core/compare/nesting.h"
#include "ui/compare/cost_growth.h"
#include "ui/compare/derivative_formula.h"
#include "ui/latest_job.h"
#include "ui/session.h"

namespace wengert {

class CompareSession final : public QObject {
    Q_OBJECT

 public:
    static constexpr int mostDepth = 9;

    explicit CompareSession(Session& session, QObject* parent = nullptr);
    ~CompareSession() override;

    // ---- the program: the last good one, also while the text has an error
    const QString& problem() const { return m_problem; }  // why nothing can be compared, and what to do; else empty
    bool hasProgram() const { return m_program && m_problem.isEmpty(); }
    bool isArrayOutput() const;  // of which the cells' sum is differentiated
    QString outputName() const;
    // Of the inputs' numbers, an array's cell by cell: the first of them, as many as one can choose from.
    const QStringList& places() const { return m_places; }
    std::size_t place() const { return m_place < std::size_t(m_places.size()) ? m_place : 0; }
    QString placeName() const { return m_places.value(qsizetype(place())); }
    void setPlace(std::size_t place);

    // ---- what is known of it: null until it is computed; times follow a little later
    const MethodComparison* comparison() const { return m_comparison.get(); }
    const PartialComparison* partial() const;
    const DerivativeFormula* formula() const { return m_formula.get(); }

    // ---- costs as inputs grow: points in increasing order, one after another
    std::size_t family() const { return m_family; }
    void setFamily(std::size_t family);
    std::span<const GrowthPoint> growth() const { return m_growth; }

    // ---- nesting: depths from 1 on, one after another, to mostDepth
    std::size_t inner() const { return m_inner; }
    void setInner(std::size_t inner);
    int depth() const { return m_depth; }  // that is looked at
    void setDepth(int depth);
    std::span<const NestingSizes> nesting() const { return m_nesting; }

    bool isBusy() const {
        return (m_isScheduled && isShown()) || m_comparisonJob.isBusy() || m_growthJob.isBusy() ||
               m_nestingJob.isBusy();
    }

 Q_SIGNALS:
    void programChanged();  // places(), problem(), outputName()
    void placeChanged();
    void comparisonChanged();  // and formula(): computed, or gone
    void growthChanged();
    void nestingChanged();
    void viewChanged();  // family(), inner() or depth()

 private:
    using Comparison = std::shared_ptr<const MethodComparison>;
    struct Compared {
        Comparison comparison;
        std::shared_ptr<const DerivativeFormula> formula;  // null: as before
        bool isTimed = false;
    };
    bool isShown() const { return m_session.workspace() == Workspace::Compare; }
    void onOpened();
    void takeProgram();
    void forget();    // what is known of the program
    void schedule();  // compute() when all of an edit has arrived
    void compute();   // what is missing, while it is shown
    void compareNow(bool isTimed);
    void acceptComparison(const Compared& compared);
    void growNext();
    void nestNext();
    void keepView();

    Session& m_session;
    std::shared_ptr<const Program> m_program;
    QString m_problem;
    QStringList m_places;
    std::size_t m_place = 0;  // that was chosen; this program may have fewer
    bool m_isProgramStale = true;
    bool m_isScheduled = false;

    Comparison m_comparison;
    std::shared_ptr<const DerivativeFormula> m_formula;
    bool m_isCompared = false;  // or being compared

    std::size_t m_family = 0;
    std::vector<GrowthPoint> m_growth;
    std::size_t m_inner = 0;
    int m_depth = 0;
    std::vector<NestingSizes> m_nesting;

    // Last: they end before what they publish to.
    LatestJob<Compared> m_comparisonJob;
    LatestJob<GrowthPoint> m_growthJob;
    LatestJob<NestingSizes> m_nestingJob;
};

}  // namespace wengert
