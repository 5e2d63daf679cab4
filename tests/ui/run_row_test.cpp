// A row of the list of optimizers by mouse and keyboard, and what a screen reader hears.
#include <QCheckBox>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include "ui/widgets/number_field.h"
#include "ui/widgets/run_row.h"

using namespace wengert;

class RunRowTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void spaceTogglesAndEnterSelects();
    void clicksToggleAndSelect();
    void rateIsEdited();
    void settingItEmitsNothing();
    void everyPartHasAName();
    void selectionAndSampleShow();
    void nothingIsCut_data();
    void nothingIsCut();
};

namespace {

struct Row {
    ThemeManager themes{ThemeChoice{.mode = ThemeMode::Light}};
    RunRow row{themes, QStringLiteral("Nesterov"),
               [](QPainter& painter, const QRectF& rect) { painter.fillRect(rect, Qt::red); }};
    QSignalSpy shown{&row, &RunRow::shownChanged};
    QSignalSpy selected{&row, &RunRow::selected};
    QSignalSpy rate{&row, &RunRow::rateEdited};

    Row() {
        row.resize(240, row.sizeHint().height());
        row.show();
        row.activateWindow();
    }
};

}  // namespace

void RunRowTest::spaceTogglesAndEnterSelects() {
    Row test;
    QVERIFY(QTest::qWaitForWindowActive(&test.row));
    test.row.box().setFocus();
    QTest::keyClick(&test.row.box(), Qt::Key_Space);
    QVERIFY(!test.row.isShown());
    QCOMPARE(test.shown, (QList<QVariantList>{{false}}));
    QCOMPARE(test.selected.size(), 0);
    QTest::keyClick(&test.row.box(), Qt::Key_Return);
    QTest::keyClick(&test.row.box(), Qt::Key_Enter);
    QCOMPARE(test.selected.size(), 2);
    QCOMPARE(test.shown.size(), 1);
    QTest::keyClick(&test.row.rateField(), Qt::Key_Return);  // commits
    QCOMPARE(test.selected.size(), 2);
}

void RunRowTest::clicksToggleAndSelect() {
    Row test;
    QTest::mouseClick(&test.row, Qt::LeftButton, {}, test.row.rect().center());
    QCOMPARE(test.selected.size(), 1);
    QTest::mouseClick(&test.row.box(), Qt::LeftButton);
    QCOMPARE(test.shown, (QList<QVariantList>{{false}}));
    QCOMPARE(test.selected.size(), 1);
}

void RunRowTest::rateIsEdited() {
    Row test;
    test.row.rateField().setText(QStringLiteral("0.05"));
    QTest::keyClick(&test.row.rateField(), Qt::Key_Return);
    test.row.rateField().setText(QStringLiteral("-1"));
    QTest::keyClick(&test.row.rateField(), Qt::Key_Return);
    QCOMPARE(test.rate, (QList<QVariantList>{{0.05}}));
    QCOMPARE(test.row.rate(), 0.05);
}

void RunRowTest::settingItEmitsNothing() {
    Row test;
    test.row.setShown(false);
    test.row.setSelected(true);
    test.row.setRate(0.3);
    QVERIFY(!test.row.isShown() && test.row.isSelected());
    QCOMPARE(test.row.rate(), 0.3);
    QCOMPARE(test.shown.size() + test.selected.size() + test.rate.size(), 0);
}

void RunRowTest::everyPartHasAName() {
    Row test;
    QCOMPARE(test.row.accessibleName(), QStringLiteral("Nesterov"));
    QCOMPARE(test.row.box().accessibleName(), QStringLiteral("Show Nesterov"));
    QCOMPARE(test.row.rateField().accessibleName(), QStringLiteral("Learning rate of Nesterov"));
    test.row.setSelected(true);
    QCOMPARE(test.row.box().accessibleDescription(), QStringLiteral("selected"));
}

void RunRowTest::selectionAndSampleShow() {
    Row test;
    const auto count = [&](const QColor& color) {
        const QImage image = test.row.grab().toImage();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) pixels += image.pixelColor(x, y) == color ? 1 : 0;
        return pixels;
    };
    QVERIFY(count(Qt::red) > 200);
    QCOMPARE(count(test.themes.theme().accent.wash), 0);
    test.row.setSelected(true);
    QVERIFY(count(test.themes.theme().accent.wash) > 1000);
}

void RunRowTest::nothingIsCut_data() {
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("projector");
    QTest::newRow("100 %") << 100 << false;
    QTest::newRow("200 %") << 200 << false;
    QTest::newRow("projector") << 100 << true;
}

void RunRowTest::nothingIsCut() {
    QFETCH(int, percent);
    QFETCH(bool, projector);
    Row test;
    test.themes.setChoice({.mode = ThemeMode::Light, .projector = projector, .textPercent = percent});
    const Theme& theme = test.themes.theme();
    QVERIFY(test.row.sizeHint().height() >= QFontMetrics(theme.font()).height());
    QVERIFY(test.row.rateField().height() >= QFontMetrics(theme.font(TextStyle::Mono)).height());
    const int text = QFontMetrics(theme.font()).horizontalAdvance(test.row.name());
    const int field = test.row.rateField().sizeHint().width();
    QVERIFY(test.row.sizeHint().width() >= text + field);
}

QTEST_MAIN(RunRowTest)
#include "run_row_test.moc"
