// The box layout by its identities: what is above what, what stands on one line, what lies under a point.
#include <QScrollBar>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QtTest>
#include <cmath>

#include "core/language/math.h"
#include "ui/formula/formula_layout.h"
#include "ui/formula/formula_view.h"

using namespace wengert;

namespace {

using enum MathKind;

template <class... Parts>
Math row(Parts... parts) {
    return Math::row(std::move(parts)...);
}
template <class... Parts>
Math of(MathKind kind, Parts... parts) {
    return Math::of(kind, std::move(parts)...);
}
Math var(const char* text) { return Math::variable(text); }
Math num(const char* text) { return Math::number(text); }
Math op(const char* text) { return Math::op(text); }
Math linked(Math math, std::uint32_t step) {
    math.step = StepId{step};
    return math;
}

// f(x, y) = (xy + sin x + 4)(3y² + 6) with y² linked to step 6 and the second factor to step 8.
Math lecture() {
    Math square = linked(of(Superscript, linked(var("y"), 1), num("2")), 6);
    Math right = linked(row(num("3"), std::move(square), op("+"), num("6")), 8);
    Math left = row(var("x"), var("y"), op("+"), Math::name("sin"), var("x"), op("+"), num("4"));
    return row(var("f"), of(Group, row(var("x"), Math::comma(), var("y"))), op("="), of(Group, std::move(left)),
               of(Group, std::move(right)));
}

// Where the glyphs of a text stand.
QPointF originOf(const FormulaLayout& layout, const QString& text, int nth = 0) {
    for (const FormulaInk& ink : layout.drawing().ink) {
        const auto* glyphs = std::get_if<FormulaGlyphs>(&ink.form);
        if (glyphs && glyphs->text == text && nth-- == 0) return glyphs->origin;
    }
    return {std::nan(""), std::nan("")};
}

QRectF boundsOf(const FormulaLayout& layout, const QString& text) {
    for (const FormulaInk& ink : layout.drawing().ink) {
        const auto* glyphs = std::get_if<FormulaGlyphs>(&ink.form);
        if (glyphs && glyphs->text == text) return ink.bounds;
    }
    return {};
}

QRectF firstRule(const FormulaLayout& layout) {
    for (const FormulaInk& ink : layout.drawing().ink) {
        if (const auto* rule = std::get_if<FormulaRule>(&ink.form)) return rule->rect;
    }
    return {};
}

QImage painted(const FormulaLayout& layout, const FormulaPaint& paint = {}) {
    QImage image(layout.size().toSize() + QSize(1, 1), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintFormula(painter, layout, {}, paint);
    return image;
}

double widthOf(const Math& math) { return FormulaLayout(math, {}).size().width(); }

Math longSum(int terms) {
    Math sum = row(var("f"), op("="));
    for (int i = 0; i < terms; ++i) {
        if (i > 0) sum.children.push_back(op("+"));
        sum.children.push_back(linked(nameSymbol("x" + std::to_string(i)), static_cast<std::uint32_t>(i)));
    }
    return sum;
}

}  // namespace

class FormulaTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void standsOnOneBaseline() {
        const FormulaLayout layout(lecture(), {});
        for (const QString& text : {u"f"_qs, u"x"_qs, u"sin"_qs, u"4"_qs, u"="_qs, u"("_qs}) {
            QCOMPARE(originOf(layout, text).y(), layout.baseline());
        }
        QVERIFY(originOf(layout, u"2"_qs).y() < layout.baseline());
    }

    void fractionIsWiderThanItsPartsAndOnTheAxis() {
        const FormulaLayout layout(row(of(Fraction, row(var("x"), op("+"), num("1")), var("y")), op("+"), num("1")),
                                   {});
        const QRectF bar = firstRule(layout);
        QVERIFY(bar.width() > boundsOf(layout, u"x"_qs).united(boundsOf(layout, u"1"_qs)).width());
        QVERIFY(boundsOf(layout, u"x"_qs).bottom() < bar.top());
        QVERIFY(boundsOf(layout, u"y"_qs).top() > bar.bottom());
        QVERIFY(std::abs(bar.center().x() - boundsOf(layout, u"y"_qs).center().x()) < 1);
        const FormulaLayout minus(op("−"), {});
        const double axis = minus.baseline() - boundsOf(minus, u"−"_qs).center().y();
        QVERIFY(std::abs(layout.baseline() - bar.center().y() - axis) < 0.01);
    }

    void scriptsShrinkToALimit() {
        Math tower = var("x");
        for (int i = 0; i < 5; ++i) tower = of(Superscript, num("2"), std::move(tower));
        const FormulaLayout layout(tower, {});
        QList<int> sizes;
        for (const FormulaInk& ink : layout.drawing().ink) sizes << std::get<FormulaGlyphs>(ink.form).pixelSize;
        std::ranges::sort(sizes);
        QCOMPARE(sizes, (QList<int>{11, 11, 11, 11, 15, 21}));
    }

    void indexAndPowerStandOneAboveTheOther() {
        const FormulaLayout layout(of(Superscript, of(Subscript, var("w"), num("1")), num("2")), {});
        const QRectF above = boundsOf(layout, u"2"_qs);
        const QRectF below = boundsOf(layout, u"1"_qs);
        QVERIFY(above.bottom() < below.top());
        QVERIFY(std::abs(above.left() - below.left()) < 5);
    }

    void spacesOperatorsButNotSigns() {
        const double x = widthOf(var("x")) - 2 * FormulaLayout(var("x"), {}).margin();
        const double difference = widthOf(row(var("x"), op("−"), var("x")));
        const double sign = widthOf(row(op("−"), var("x")));
        QVERIFY(difference > sign + x + 2 * 0.2 * 21 - 1);
        QCOMPARE(widthOf(row(Math::prefix("−"), var("x"))), sign);
        QCOMPARE(widthOf(row(row(row(var("x")), op("−")), row(var("x")))), difference);
    }

    void bracketsGrowWithTheirContents() {
        const FormulaLayout low(of(Group, var("x")), {});
        QVERIFY(!std::isnan(originOf(low, u"("_qs).x()));
        Math fraction = of(Fraction, num("1"), of(Fraction, num("1"), var("x")));
        const FormulaLayout high(of(Group, std::move(fraction)), {});
        QVERIFY(std::isnan(originOf(high, u"("_qs).x()));
        const auto shapes = std::ranges::count_if(high.drawing().ink, [](const FormulaInk& ink) {
            return std::holds_alternative<FormulaShape>(ink.form) && ink.bounds.height() > 40;
        });
        QCOMPARE(shapes, 2);
    }

    void barStandsOverTheLetterOfAnIndexedSymbol() {
        const FormulaLayout layout(of(Bar, stepSymbol(StepId{11})), {});
        QVERIFY(firstRule(layout).right() < boundsOf(layout, u"12"_qs).left() + 4);
        QVERIFY(firstRule(layout).bottom() < boundsOf(layout, u"s"_qs).top());
    }

    void findsTheInnermostPart_data() {
        QTest::addColumn<QString>("glyph");
        QTest::addColumn<int>("step");
        QTest::newRow("the letter") << u"y"_qs << 1;
        QTest::newRow("the power") << u"2"_qs << 6;
        QTest::newRow("the factor") << u"3"_qs << 8;
        QTest::newRow("nothing") << u"="_qs << -1;
    }

    void findsTheInnermostPart() {
        QFETCH(QString, glyph);
        QFETCH(int, step);
        const FormulaLayout layout(lecture(), {});
        QRectF bounds;
        for (const FormulaInk& ink : layout.drawing().ink) {  // the last of its kind: the second factor's
            const auto* glyphs = std::get_if<FormulaGlyphs>(&ink.form);
            if (glyphs && glyphs->text == glyph) bounds = ink.bounds;
        }
        const auto hit = layout.partAt(bounds.center());
        QCOMPARE(hit.has_value(), step >= 0);
        if (hit) QCOMPARE(static_cast<int>(index(*hit->step)), step);
    }

    void findsStepAndEdgeTogether() {
        Math term = row(stepSymbol(StepId{2}), op("·"), stepSymbol(StepId{0}));
        term.edge = EdgeId{7};
        const FormulaLayout layout(row(num("1"), op("+"), std::move(term)), {});
        const auto hit = layout.partAt(boundsOf(layout, u"s"_qs).center());
        QVERIFY(hit);
        QCOMPARE(hit->step, std::optional(StepId{2}));
        QCOMPARE(hit->edge, std::optional(EdgeId{7}));
        QCOMPARE(layout.rectangles(EdgeId{7}).size(), 1u);
        QVERIFY(!layout.partAt(boundsOf(layout, u"1"_qs).center()));
    }

    void listsEveryPlaceOfAStep() {
        const Math x = linked(var("x"), 0);
        const FormulaLayout layout(row(x, op("+"), of(Root, x), op("+"), of(Superscript, x, x)), {});
        QCOMPARE(layout.rectangles(StepId{0}).size(), 4u);
        QVERIFY(layout.rectangles(StepId{1}).empty());
    }

    void alignsLinesAtTheirRelation() {
        const std::vector<Math> lines{row(of(Bar, stepSymbol(StepId{1})), op("="), num("198")), row(op("="), num("7"))};
        const FormulaLayout layout(lines, {}, {.alignsRelations = true});
        QCOMPARE(originOf(layout, u"="_qs, 0).x(), originOf(layout, u"="_qs, 1).x());
        QVERIFY(originOf(layout, u"="_qs, 0).y() < originOf(layout, u"="_qs, 1).y());
    }

    void breaksLongLinesBeforeOperators() {
        const Math sum = longSum(40);
        QVERIFY(FormulaLayout(sum, {}).size().width() > 1000);
        const FormulaLayout layout(sum, {}, {.maximumWidth = 400});
        QVERIFY(layout.size().width() <= 400);
        QVERIFY(layout.size().height() > 4 * 21);
        QCOMPARE(layout.rectangles(StepId{39}).size(), 1u);
    }

    void breaksAlignedLinesWithinTheWidth() {
        Math first = longSum(30);
        first.children[0] = var("adjoint");
        Math second = longSum(30);
        second.children.erase(second.children.begin());
        const std::vector<Math> lines{first, second};
        const FormulaLayout layout(lines, {}, {.alignsRelations = true, .maximumWidth = 400});
        QVERIFY(layout.size().width() <= 400);
        QCOMPARE(originOf(layout, u"="_qs, 0).x(), originOf(layout, u"="_qs, 1).x());
    }

    void shrinksBeforeItBreaks() {
        const std::vector<Math> lines{longSum(8)};
        const FormulaLayout natural(lines, {});
        const double width = natural.size().width();
        QCOMPARE(fitFormula(natural, lines, {}, width).style().pixelSize, 21);
        const FormulaLayout shrunk = fitFormula(natural, lines, {}, 0.8 * width);
        QVERIFY(shrunk.style().pixelSize < 18 && shrunk.style().pixelSize >= 15);
        QVERIFY(shrunk.size().width() <= 0.8 * width);
        QVERIFY(shrunk.size().height() < natural.size().height());
        const FormulaLayout broken = fitFormula(natural, lines, {}, 0.4 * width);
        QCOMPARE(broken.style().pixelSize, 15);
        QVERIFY(broken.size().width() <= 0.4 * width);
        QVERIFY(broken.size().height() > shrunk.size().height());
    }

    void breaksSumsRatherThanProducts() {
        const Math line = row(var("a"), op("·"), var("b"), op("+"), linked(var("c"), 0), op("·"), linked(var("d"), 1));
        const double width = FormulaLayout(line, {}).size().width();
        const FormulaLayout broken(line, {}, {.maximumWidth = width - 5});
        QCOMPARE(broken.rectangles(StepId{0})[0].bottom(), broken.rectangles(StepId{1})[0].bottom());
        QVERIFY(originOf(broken, u"+"_qs).y() > originOf(broken, u"b"_qs).y());
        const Math product = row(var("a"), op("·"), var("b"), op("·"), var("c"));
        const FormulaLayout halves(product, {}, {.maximumWidth = 50});
        QVERIFY(originOf(halves, u"c"_qs).y() > originOf(halves, u"a"_qs).y());
    }

    void breaksBetweenBracketsAndBehindARelationWhenNothingElseHelps() {
        const double width = FormulaLayout(lecture(), {}).size().width();
        const FormulaLayout factors(lecture(), {}, {.maximumWidth = width - 5});
        QVERIFY(originOf(factors, u"6"_qs).y() > originOf(factors, u"4"_qs).y());
        QVERIFY(originOf(factors, u"="_qs).y() == originOf(factors, u"4"_qs).y());
        const FormulaLayout sides(row(var("f"), op("="), of(Root, lecture())), {}, {.maximumWidth = 200});
        QVERIFY(originOf(sides, u"4"_qs).y() > originOf(sides, u"="_qs).y());
    }

    void breaksInsideBracketsThatAreTooWide() {
        Math sum = longSum(20);
        sum.children.erase(sum.children.begin(), sum.children.begin() + 2);
        const Math line = row(var("h"), op("="), linked(row(Math::name("tanh"), of(Group, sum)), 77));
        const FormulaLayout layout(line, {}, {.maximumWidth = 250});
        QVERIFY(layout.size().width() <= 250);
        QCOMPARE(originOf(layout, u"tanh"_qs).y(), originOf(layout, u"="_qs).y());
        QVERIFY(layout.rectangles(StepId{77}).size() > 2);  // a part of each line
        for (const FormulaInk& ink : layout.drawing().ink)
            if (ink.bounds.top() > originOf(layout, u"="_qs).y())
                QVERIFY2(ink.bounds.left() > originOf(layout, u"="_qs).x(), "lines hang behind the relation");
    }

    void isDeterministic() {
        const FormulaLayout a(lecture(), {});
        const FormulaLayout b(lecture(), {});
        QCOMPARE(a.size(), b.size());
        QCOMPARE(painted(a), painted(b));
    }

    void keepsItsInkInside() {
        const FormulaLayout layout(lecture(), {});
        for (const FormulaInk& ink : layout.drawing().ink) QVERIFY(QRectF({}, layout.size()).contains(ink.bounds));
    }

    void paintsRolesAndMarks() {
        Math adjoint = num("8");
        adjoint.role = MathRole::Adjoint;
        const FormulaStyle style{.pixelSize = 60};
        const FormulaLayout layout(linked(row(std::move(adjoint)), 3), style);
        const FormulaMark mark{.step = StepId{3}, .edge = {}, .wash = QColor(0xFC, 0xEB, 0xE1)};
        const QImage image = painted(layout, {.marks = std::span(&mark, 1)});
        int inked = 0;
        int washed = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                inked += image.pixelColor(x, y) == style.adjoint;
                washed += image.pixelColor(x, y) == mark.wash;
            }
        }
        QVERIFY(inked > 50);
        QVERIFY(washed > 500);
    }

    void writesSvg_data() {
        QTest::addColumn<SvgText>("text");
        QTest::addColumn<bool>("hasText");
        QTest::newRow("text") << SvgText::Text << true;
        QTest::newRow("paths") << SvgText::Paths << false;
    }

    void writesSvg() {
        QFETCH(SvgText, text);
        QFETCH(bool, hasText);
        const QByteArray svg = formulaSvg(FormulaLayout(lecture(), {}), text);
        QCOMPARE(svg.contains("<text"), hasText);
        QVERIFY(QSvgRenderer(svg).isValid());
    }

    void survivesDeepTrees_data() {
        QTest::addColumn<MathKind>("kind");
        for (MathKind kind : {Group, Fraction, Superscript, Subscript, Root, Bar, Hat, Magnitude, Cases, Row}) {
            QTest::addRow("kind %d", static_cast<int>(kind)) << kind;
        }
    }

    void survivesDeepTrees() {
        QFETCH(MathKind, kind);
        Math math = var("x");
        for (int level = 0; level < 1000; ++level) math = of(kind, row(var("a"), op("+"), std::move(math)), num("1"));
        const FormulaLayout layout(math, {});
        QVERIFY(std::isfinite(layout.size().width()) && std::isfinite(layout.size().height()));
        QVERIFY(!painted(FormulaLayout(var("x"), {})).isNull());
    }

    void drawsOnlyTheEndsOfAVeryLongName() {
        const FormulaLayout layout(Math::variable(std::string(1'000'000, 'a') + 'b'), {});
        QVERIFY(layout.size().width() < 1000);
        const QString text = std::get<FormulaGlyphs>(layout.drawing().ink.front().form).text;
        QVERIFY(text.contains(u'…') && text.endsWith(u'b'));
    }

    void survivesMissingChildren() {
        for (int kind = 0; kind <= static_cast<int>(Cases); ++kind) {
            const FormulaLayout layout(of(static_cast<MathKind>(kind)), {});
            QVERIFY(layout.size().height() > 0);
        }
        QVERIFY(FormulaLayout(std::span<const Math>(), {}).size().isValid());
    }

    void viewTellsWhatIsPointedAt() {
        FormulaView view;
        view.setLines({lecture()});
        view.resize(500, 80);
        view.show();
        QSignalSpy hovered(&view, &FormulaView::partHovered);
        QSignalSpy clicked(&view, &FormulaView::partClicked);
        const auto place = [&](StepId step) {
            return (view.formulaLayout().rectangles(step).front().center() + view.layoutOrigin()).toPoint();
        };
        QTest::mouseMove(view.viewport(), place(StepId{6}) + QPoint(4, -4));
        QTRY_COMPARE(hovered.count(), 1);
        QCOMPARE(hovered[0][0].value<std::optional<StepId>>(), std::optional(StepId{6}));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place(StepId{1}));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].value<std::optional<StepId>>(), std::optional(StepId{1}));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(view.viewport(), &leave);
        QCOMPARE(hovered.last()[0].value<std::optional<StepId>>(), std::nullopt);
    }

    void viewGrowsAsItNarrows() {
        FormulaView view;
        view.setLines({longSum(40)});
        QVERIFY(view.heightForWidth(300) > view.heightForWidth(600));
        QVERIFY(view.heightForWidth(600) > view.heightForWidth(view.sizeHint().width()));
        QCOMPARE(view.accessibleName().left(11), u"f = x₀ + x₁"_qs);
    }

    void viewScrollsWhatCannotBreak() {
        Math product = row();
        for (int i = 0; i < 60; ++i) product.children.push_back(nameSymbol("x" + std::to_string(i)));
        FormulaView view;
        view.setLines({of(Group, std::move(product))});
        view.resize(200, 80);
        view.show();
        QVERIFY(view.horizontalScrollBar()->maximum() > 200);
        const QPointF before = view.layoutOrigin();
        view.horizontalScrollBar()->setValue(50);
        QCOMPARE(view.layoutOrigin().x(), before.x() - 50);
    }

    // A formula that would fit beside a bar, being smaller there, and not without one: each would call for the other.
    void viewSettlesInEveryRoom() {
        FormulaView view;
        view.setAlignsRelations(true);
        view.setLines({longSum(4), longSum(7), longSum(10), longSum(13)});
        view.show();
        const QSize natural = view.sizeHint();
        for (int width = natural.width() - 60; width < natural.width() + 30; width += 3)
            for (int height = natural.height() / 2; height < natural.height() + 20; ++height) {
                view.resize(width, height);
                const FormulaLayout& layout = view.formulaLayout();
                QVERIFY(layout.size().height() <= view.viewport()->height() || view.verticalScrollBar()->maximum() > 0);
            }
    }

    void viewSaysWhenAFormulaIsTooLarge() {
        FormulaView view;
        view.setLines({longSum(5000)});
        view.resize(300, 100);
        QVERIFY(view.formulaLayout().drawing().ink.empty());
        QVERIFY(view.accessibleName().contains(u"too many"_qs));
        QVERIFY(view.heightForWidth(300) < 100);
        QVERIFY(view.heightForWidth(100) > view.heightForWidth(300));
        QVERIFY(!view.grab().isNull());
    }

    void reportsItsTimes() {
        const Math math = lecture();
        QImage image(600, 100, QImage::Format_RGB32);
        QPainter painter(&image);
        const FormulaLayout layout(math, {});
        QBENCHMARK { paintFormula(painter, layout, {}); }
    }
};

QTEST_MAIN(FormulaTest)
#include "formula_test.moc"
