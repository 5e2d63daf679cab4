#include "ui/widgets/card_export.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "ui/widgets/card.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

CardExport everything() {
    return {.fileName = u"gradient"_s,
            .text = [] { return u"∂f/∂x = 2"_s; },
            .latex = [] { return u"\\partial f"_s; },
            .csv = [] { return u"input,value\nx,2"_s; },
            .size = [] { return QSizeF(120, 40); },
            .paint = [](QPainter& painter,
                        const QRectF& rect) { painter.fillRect(rect.adjusted(10, 10, -10, -10), Qt::red); }};
}

QStringList texts(const QMenu& menu) {
    QStringList result;
    for (const QAction* action : menu.actions())
        if (!action->isSeparator()) result.append(action->text());
    return result;
}

QAction* find(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions())
        if (action->text() == text) return action;
    return nullptr;
}

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class CardExportTest final : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void menuOffersWhatTheCardCanGive();
    void copyPutsTextAndPictureOnTheClipboard();
    void savesEachFormat_data();
    void savesEachFormat();
    void failedSaveIsSaid();
    void pictureIsScaledToFitAnImageAsFarAsItCanBeRead();
    void widgetIsExportedAsItStands();

 private:
    ThemeManager m_themes{{.mode = ThemeMode::Light}};
};

void CardExportTest::menuOffersWhatTheCardCanGive() {
    Card card(m_themes, u"Gradient"_s);
    addExportActions(*card.menu(), m_themes, everything());
    QCOMPARE(texts(*card.menu()), (QStringList{u"Copy"_s, u"Copy as LaTeX"_s, u"Save as SVG …"_s, u"Save as PDF …"_s,
                                               u"Save as PNG …"_s, u"Save as LaTeX …"_s, u"Save as CSV …"_s}));
    Card program(m_themes, u"Program"_s);
    addExportActions(*program.menu(), m_themes, {.fileName = u"program"_s, .text = [] { return u"f = x"_s; }});
    QCOMPARE(texts(*program.menu()), QStringList{u"Copy"_s});
}

void CardExportTest::copyPutsTextAndPictureOnTheClipboard() {
    QMenu menu;
    addExportActions(menu, m_themes, everything());
    find(menu, u"Copy"_s)->trigger();
    const QMimeData* data = QApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), u"∂f/∂x = 2"_s);
    const QImage image = data->imageData().value<QImage>();
    QCOMPARE(image.size(), QSize(240, 80));
    QCOMPARE(image.pixelColor(120, 40), QColor(Qt::red));
    QCOMPARE(image.pixelColor(2, 2), m_themes.theme().card);
    find(menu, u"Copy as LaTeX"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"\\partial f"_s);
}

void CardExportTest::savesEachFormat_data() {
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("svg") << u"Save as SVG …"_s << u"svg"_s << "<?xml"_ba;
    QTest::newRow("pdf") << u"Save as PDF …"_s << u"pdf"_s << "%PDF-"_ba;
    QTest::newRow("png") << u"Save as PNG …"_s << u"png"_s << "\x89PNG"_ba;
    QTest::newRow("latex") << u"Save as LaTeX …"_s << u"tex"_s << "\\partial f\n"_ba;
    QTest::newRow("csv") << u"Save as CSV …"_s << u"csv"_s << "input,value\nx,2\n"_ba;
}

void CardExportTest::savesEachFormat() {
    QFETCH(const QString, action);
    QFETCH(const QString, ending);
    QFETCH(const QByteArray, start);
    const QTemporaryDir folder;
    QMenu menu;
    addExportActions(menu, m_themes, everything());
    QTimer::singleShot(0, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        QCOMPARE(QFileInfo(dialog->selectedFiles().constFirst()).fileName(), u"gradient."_s + ending);
        dialog->findChild<QLineEdit*>()->setText(folder.filePath(u"mine"_s));
        QMetaObject::invokeMethod(dialog, "accept");
    });
    find(menu, action)->trigger();
    const QByteArray bytes = read(folder.filePath(u"mine."_s + ending));
    QVERIFY2(bytes.startsWith(start), bytes.left(40).constData());
    if (ending == u"svg"_s) QCOMPARE(QSvgRenderer(bytes).viewBoxF(), QRectF(0, 0, 120, 40));
    if (ending == u"pdf"_s) QVERIFY(bytes.contains("/MediaBox [0 0 90") && bytes.contains("30"));
}

void CardExportTest::failedSaveIsSaid() {
    QMenu menu;
    addExportActions(menu, m_themes, everything());
    QTimer::singleShot(0, [] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        // This folder takes no files, not even from root.
        dialog->findChild<QLineEdit*>()->setText(u"/proc/sys/lost.csv"_s);
        QTimer::singleShot(0, [] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box);
            QVERIFY2(box->text().startsWith(u"/proc/sys/lost.csv cannot be saved: "), qPrintable(box->text()));
            box->accept();
        });
        QMetaObject::invokeMethod(dialog, "accept");
    });
    find(menu, u"Save as CSV …"_s)->trigger();
    QVERIFY(!QApplication::activeModalWidget());
}

void CardExportTest::pictureIsScaledToFitAnImageAsFarAsItCanBeRead() {
    const auto wide = [](double width) {
        return Picture{.size = {width, 100}, .background = Qt::white, .paint = [](QPainter&, const QRectF&) {}};
    };
    QCOMPARE(imageOf(wide(1000)).width(), 2000);
    QCOMPARE(imageOf(wide(40'000)).width(), 16384);
    QVERIFY(imageOf(wide(42'000)).isNull() && pngOf(wide(42'000)).isEmpty());
}

void CardExportTest::widgetIsExportedAsItStands() {
    QLabel label(u"shown"_s);
    label.resize(80, 20);
    const CardExport card = exportOf(label, u"label"_s);
    const QByteArray svg = svgOf({.size = card.size(), .background = {}, .paint = card.paint});
    QVERIFY2(svg.contains("shown"), svg.constData());
}

QTEST_MAIN(CardExportTest)
#include "card_export_test.moc"
