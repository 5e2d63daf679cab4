// `wengert render` and `wengert screenshot` from outside: files of the right kind, size and content; exit codes;
// errors on one line that leave no file behind.
#include <QImage>
#include <QRegularExpression>
#include <QtTest>
#include <cmath>

#include "app/session_file.h"
#include "tests/support/run_program.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

const QString lecture = u"f = (x*y + sin(x) + 4)*(3*y^2 + 6)"_s;
const QString product = u"f = (x + y)*z"_s;

// The size that an SVG or a PDF says it has, in its own unit.
QSizeF sizeIn(const QByteArray& content, const char* pattern) {
    const auto match = QRegularExpression(QLatin1String(pattern)).match(QString::fromLatin1(content));
    return {match.captured(1).toDouble(), match.captured(2).toDouble()};
}
constexpr auto svgViewBox = R"re(viewBox="0 0 ([\d.]+) ([\d.]+)")re";
constexpr auto pdfMediaBox = R"(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\])";

}  // namespace

class PictureCommandsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void renderWritesTheSamePictureInEveryFormat();
    void renderShowsTheMomentAskedFor_data();
    void renderShowsTheMomentAskedFor();
    void renderTakesEveryTheme_data();
    void renderTakesEveryTheme();
    void renderTakesNewNumbersForALongProgramsLiterals();
    void picturesAreMadeOfStandardInput();
    void aGraphTooLargeForPixelsIsRefused();
    void screenshotHasTheSizeAskedFor();
    void screenshotTakesEveryTheme_data() { renderTakesEveryTheme_data(); }
    void screenshotTakesEveryTheme();
    void screenshotShowsThePositionAskedFor();
    void screenshotShowsASavedSession();
    void screenshotDoesNotDependOnTheUsersSettings();
    void screenshotTrainsWhatIsAskedFor();
    void screenshotRefusesWhatCannotBeTrained_data();
    void screenshotRefusesWhatCannotBeTrained();
    void needsAFileToWrite();
    void refusesWrongInputWithOneLine_data();
    void refusesWrongInputWithOneLine();

 private:
    QString path(const QString& name) const { return m_directory.filePath(name); }
    // Runs the command with --out NAME; the file's content, empty where it failed.
    QByteArray made(const QString& name, QStringList arguments) const;
    QImage shot(const QStringList& arguments) const;

    QTemporaryDir m_directory;
};

QByteArray PictureCommandsTest::made(const QString& name, QStringList arguments) const {
    QFile file(path(name));
    file.remove();
    const Ran ran = runProgram(arguments << u"--out"_s << file.fileName());
    if (ran.exitCode != 0 || !ran.out.isEmpty() || !ran.error.isEmpty()) {
        qWarning() << ran.exitCode << ran.out << ran.error;
        return {};
    }
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QImage PictureCommandsTest::shot(const QStringList& arguments) const {
    return QImage::fromData(made(u"w.png"_s, QStringList{u"screenshot"_s, u"--size=1100x680"_s} + arguments));
}

// ---- render

void PictureCommandsTest::renderWritesTheSamePictureInEveryFormat() {
    const QStringList command{u"render"_s, lecture, u"--at=x=2,y=8"_s, u"--seed=y"_s};
    const QByteArray svg = made(u"g.svg"_s, command);
    const QByteArray pdf = made(u"g.PDF"_s, command);  // the ending's case does not matter
    const QImage png = QImage::fromData(made(u"g.png"_s, command), "PNG");
    const QSizeF size = sizeIn(svg, svgViewBox);
    QVERIFY2(size.width() > 400 && size.height() > 100, "ten boxes, side by side");
    QVERIFY(std::abs(png.width() - 2 * size.width()) <= 1);
    QVERIFY(std::abs(png.height() - 2 * size.height()) <= 1);
    QVERIFY(pdf.startsWith("%PDF"));
    const QSizeF points = sizeIn(pdf, pdfMediaBox);
    QVERIFY(std::abs(points.width() - 0.75 * size.width()) <= 1);
    QVERIFY(std::abs(points.height() - 0.75 * size.height()) <= 1);
    for (const char* number : {">4140.041<", ">1399.646<", ">1501.603<"}) QVERIFY2(svg.contains(number), number);
}

void PictureCommandsTest::renderShowsTheMomentAskedFor_data() {
    QTest::addColumn<QStringList>("moment");
    QTest::addColumn<QStringList>("shown");   // numbers
    QTest::addColumn<QStringList>("hidden");  // not computed yet
    const QString f = u"4140.041"_s, s5 = u"16.909"_s, s6 = u"20.909"_s, alongY = u"1399.646"_s, byX = u"1501.603"_s;
    QTest::newRow("everything") << QStringList{} << QStringList{f, alongY, byX} << QStringList{};
    QTest::newRow("a value") << QStringList{u"--pass=value"_s, u"--step=5"_s} << QStringList{s5} << QStringList{s6, f};
    QTest::newRow("no pass: a value") << QStringList{u"--step=6"_s} << QStringList{s5, s6} << QStringList{f};
    QTest::newRow("all values") << QStringList{u"--pass=value"_s} << QStringList{f} << QStringList{alongY};
    QTest::newRow("a tangent") << QStringList{u"--pass=tangent"_s, u"--step=9"_s} << QStringList{f}
                               << QStringList{alongY};
    QTest::newRow("all tangents") << QStringList{u"--pass=tangent"_s} << QStringList{f, alongY} << QStringList{byX};
    QTest::newRow("an adjoint") << QStringList{u"--pass=adjoint"_s, u"--step=2"_s} << QStringList{f, alongY}
                                << QStringList{byX};
    QTest::newRow("the last adjoint") << QStringList{u"--pass=adjoint"_s, u"--step=1"_s} << QStringList{byX}
                                      << QStringList{};
}

void PictureCommandsTest::renderShowsTheMomentAskedFor() {
    QFETCH(QStringList, moment);
    QFETCH(QStringList, shown);
    QFETCH(QStringList, hidden);
    const QByteArray svg =
        made(u"g.svg"_s, QStringList{u"render"_s, lecture, u"--at=x=2,y=8"_s, u"--seed=y"_s} + moment);
    QVERIFY(!svg.isEmpty());
    const auto contains = [&](const QString& number) { return svg.contains(u">%1<"_s.arg(number).toUtf8()); };
    for (const QString& number : shown) QVERIFY2(contains(number), qPrintable(number));
    for (const QString& number : hidden) QVERIFY2(!contains(number), qPrintable(number));
}

void PictureCommandsTest::renderTakesEveryTheme_data() {
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QColor>("card");
    QTest::newRow("light") << u"light"_s << QColor(0xFF, 0xFF, 0xFF);
    QTest::newRow("dark") << u"dark"_s << QColor(0x18, 0x20, 0x2A);
    QTest::newRow("projector") << u"projector"_s << QColor(0xFF, 0xFF, 0xFF);
}

void PictureCommandsTest::renderTakesEveryTheme() {
    QFETCH(QString, theme);
    QFETCH(QColor, card);
    const QImage image = QImage::fromData(made(u"g.png"_s, {u"render"_s, product, u"--theme"_s, theme}));
    QCOMPARE(image.pixelColor(0, 0), card);
    const QImage light = QImage::fromData(made(u"light.png"_s, {u"render"_s, product}));
    QCOMPARE(image == light, theme == u"light"_s);
}

// A long text is compiled by a worker, and each new number is an edit of the text.
void PictureCommandsTest::renderTakesNewNumbersForALongProgramsLiterals() {
    QFile file(path(u"long.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# " + QByteArray(20'000, '-') + "\nx = 2\ny = 3\nf = x*y\n");
    file.close();
    const QByteArray svg = made(u"g.svg"_s, {u"render"_s, u"--file"_s, file.fileName(), u"--at=x=17,y=19"_s});
    for (const char* number : {">17<", ">19<", ">323<"}) QVERIFY2(svg.contains(number), number);
}

void PictureCommandsTest::picturesAreMadeOfStandardInput() {
    for (const QStringList& from : {QStringList{u"-"_s}, QStringList{u"--file"_s, u"-"_s}})
        for (const QString& command : {u"render"_s, u"screenshot"_s}) {
            const Ran ran =
                runProgram(QStringList{command} + from + QStringList{u"--out"_s, path(u"in.png"_s)}, product.toUtf8());
            QCOMPARE(ran.exitCode, 0);
            QVERIFY(!QImage(path(u"in.png"_s)).isNull());
            QVERIFY(QFile::remove(path(u"in.png"_s)));
        }
}

void PictureCommandsTest::aGraphTooLargeForPixelsIsRefused() {
    const QString chain = u"f = "_s + u"sin("_s.repeated(400) + u"x"_s + u")"_s.repeated(400);
    const Ran ran = runProgram({u"render"_s, chain, u"--out"_s, path(u"large.png"_s)});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.error.contains("take .svg or .pdf"), ran.error.constData());
    QVERIFY(!QFile::exists(path(u"large.png"_s)));
    QVERIFY(!made(u"large.pdf"_s, {u"render"_s, chain}).isEmpty());
}

// ---- screenshot

void PictureCommandsTest::screenshotHasTheSizeAskedFor() {
    QCOMPARE(QImage::fromData(made(u"w.png"_s, {u"screenshot"_s}), "PNG").size(), QSize(1600, 1000));
    QCOMPARE(shot({lecture, u"--workspace=step"_s}).size(), QSize(1100, 680));
}

void PictureCommandsTest::screenshotTakesEveryTheme() {
    QFETCH(QString, theme);
    QFETCH(QColor, card);
    const QImage image = shot({lecture, u"--theme"_s, theme});
    QVERIFY(!image.isNull());
    QCOMPARE(image.pixelColor(image.width() / 2, 2), card);  // the top bar
    QCOMPARE(image == shot({lecture}), theme == u"light"_s);
}

void PictureCommandsTest::screenshotShowsThePositionAskedFor() {
    const QStringList program{lecture, u"--at=x=2,y=8"_s};
    const QImage start = shot(program);
    const QImage middle = shot(program + QStringList{u"--position=17"_s});
    const QImage end = shot(program + QStringList{u"--position=30"_s});
    QVERIFY(!start.isNull());
    QCOMPARE(shot(program + QStringList{u"--position=0"_s}), start);
    QVERIFY(start != middle && middle != end && start != end);
    QVERIFY(shot(program + QStringList{u"--position=17"_s, u"--text=150"_s}) != middle);
    QCOMPARE(shot(program + QStringList{u"--position=17"_s, u"--detail=node"_s}), middle);
    QVERIFY(shot(program + QStringList{u"--position=17"_s, u"--detail=term"_s}) != middle);
}

void PictureCommandsTest::screenshotShowsASavedSession() {
    SavedSession session;
    session.document.text = lecture;
    session.document.inputValues = {{u"x"_s, 2}, {u"y"_s, 8}};
    session.view.position = 17;
    const QString file = path(u"lesson.wengert"_s);
    QVERIFY(!saveSession(file, session));
    const QImage picture = shot({u"--session"_s, file});
    QVERIFY(!picture.isNull());
    QCOMPARE(picture, shot({lecture, u"--at=x=2,y=8"_s, u"--position=17"_s}));
}

void PictureCommandsTest::screenshotDoesNotDependOnTheUsersSettings() {
    const QImage before = shot({lecture});
    const QByteArray config = qgetenv("XDG_CONFIG_HOME");
    QVERIFY(QDir(m_directory.path()).mkpath(u"config/wengert"_s));
    QFile settings(path(u"config/wengert/settings.ini"_s));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[appearance]\ntheme=Dark\nprojector=true\n");
    settings.close();
    qputenv("XDG_CONFIG_HOME", path(u"config"_s).toUtf8());
    const QImage after = shot({lecture});
    qputenv("XDG_CONFIG_HOME", config);
    QCOMPARE(after, before);
}

// ---- errors

void PictureCommandsTest::refusesWrongInputWithOneLine_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("out");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    const QString render = u"render"_s, screenshot = u"screenshot"_s, svg = u"g.svg"_s, png = u"w.png"_s;
    const auto row = [](const char* name, const QStringList& arguments, const QString& out, int exitCode,
                        const QString& says) { QTest::newRow(name) << arguments << out << exitCode << says; };
    row("render: an error in the program", {render, u"f = sine(x)"_s}, svg, 1,
        u"1 : 5  unknown function \"sine\"; did you mean \"sin\"?"_s);
    row("render: an empty program", {render, QString()}, svg, 1, u"type an expression such as"_s);
    row("render: no such input", {render, product, u"--at=q=1"_s}, svg, 1, u"its inputs are: x, y, z"_s);
    row("render: no such step", {render, product, u"--step=6"_s}, svg, 1, u"--step 6: the program has 5 steps"_s);
    row("render: no such ending", {render, product}, u"g.bmp"_s, 1, u"must be .svg, .pdf or .png"_s);
    row("render: no ending", {render, product}, u"picture"_s, 1, u"must be .svg, .pdf or .png"_s);
    row("render: no such folder", {render, product}, u"missing/g.svg"_s, 1, u"errors/missing/g.svg cannot be saved"_s);
    row("render: no such pass", {render, product, u"--pass=sideways"_s}, svg, 2, u"sideways"_s);
    row("render: no such theme", {render, product, u"--theme=pink"_s}, svg, 2, u"pink"_s);
    row("render: steps count from 1", {render, product, u"--step=0"_s}, svg, 2,
        u"--step: expected a whole number from 1, found \"0\""_s);
    row("render: a step below 0", {render, product, u"--step=-1"_s}, svg, 2, u"expected a whole number from 1"_s);
    row("render: a step in words", {render, product, u"--step=x"_s}, svg, 2, u"expected a whole number from 1"_s);
    row("screenshot: an empty program", {screenshot, QString()}, png, 1, u"type an expression such as"_s);
    row("screenshot: a number for no program", {screenshot, u"--at=x=1"_s}, png, 1, u"type an expression such as"_s);
    row("screenshot: a session and a number", {screenshot, u"--session=s.wengert"_s, u"--at=x=1"_s}, png, 2, u"--at"_s);
    row("screenshot: no picture's ending", {screenshot}, u"w.svg"_s, 1, u"the file's ending must be .png"_s);
    row("screenshot: no size", {screenshot, u"--size=large"_s}, png, 1, u"--size large: expected WIDTHxHEIGHT"_s);
    row("screenshot: a size too small", {screenshot, u"--size=20x20"_s}, png, 1, u"from 200 to 8000"_s);
    row("screenshot: a size too large", {screenshot, u"--size=99999x99999"_s}, png, 1, u"from 200 to 8000"_s);
    row("screenshot: no such session", {screenshot, u"--session=missing.wengert"_s}, png, 1, u"missing.wengert"_s);
    row("screenshot: an error in the program", {screenshot, u"f = x +"_s}, png, 1, u"1 : 7"_s);
    row("screenshot: no such folder", {screenshot}, u"missing/w.png"_s, 1, u"w.png cannot be saved"_s);
    row("screenshot: no such workspace", {screenshot, u"--workspace=garden"_s}, png, 2, u"garden"_s);
    row("screenshot: no such theme", {screenshot, u"--theme=pink"_s}, png, 2, u"pink"_s);
    row("screenshot: a position below 0", {screenshot, u"--position=-1"_s}, png, 2,
        u"--position: expected a whole number from 0"_s);
    row("screenshot: no such page", {screenshot, u"--lesson=gates"_s, u"--page=99"_s}, png, 1,
        u"--page: the lesson has 8 pages"_s);
    row("render: a surface of one input", {render, u"f = x^2"_s, u"--surface"_s}, svg, 1,
        u"needs two numbers as inputs; the program has 1"_s);
    row("screenshot: text too large", {screenshot, u"--text=900"_s}, png, 2, u"--text"_s);
}

void PictureCommandsTest::screenshotTrainsWhatIsAskedFor() {
    const QStringList xorNet{u"--data"_s, u"xor"_s, u"--layers"_s, u"2-3-1"_s};
    const QImage start = shot(xorNet);
    QVERIFY(start != shot({}));
    QCOMPARE(shot(xorNet + QStringList{u"--position"_s, u"0"_s}), start);
    const QImage later = shot(xorNet + QStringList{u"--position"_s, u"7"_s});
    QVERIFY(later != start);
    QCOMPARE(shot(xorNet + QStringList{u"--position"_s, u"7"_s}), later);
    QVERIFY(shot(xorNet + QStringList{u"--position"_s, u"7"_s, u"--seed"_s, u"5"_s}) != later);
    QVERIFY(shot(xorNet + QStringList{u"--workspace"_s, u"step"_s}) != start);
    const QStringList short3 = xorNet + QStringList{u"--epochs"_s, u"3"_s, u"--position"_s};
    QCOMPARE(shot(short3 + QStringList{u"100000"_s}), shot(short3 + QStringList{u"15"_s}));  // 5 minibatches an epoch
}

void PictureCommandsTest::screenshotRefusesWhatCannotBeTrained_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    QTest::newRow("layers") << QStringList{u"--data"_s, u"xor"_s, u"--layers"_s, u"3-1"_s} << 1
                            << u"wengert: the network: x has 3 numbers, the data 2 features"_s;
    QTest::newRow("data") << QStringList{u"--data"_s, u"xr"_s} << 1 << u"did you mean \"xor\"?"_s;
    QTest::newRow("method") << QStringList{u"--method"_s, u"adam:lr=x"_s} << 1 << u"--method: lr needs a number"_s;
    QTest::newRow("seed") << QStringList{u"--data"_s, u"xor"_s, u"--seed"_s, u"x=1"_s} << 1 << u"a whole number"_s;
    QTest::newRow("with a program") << QStringList{u"f = x"_s, u"--data"_s, u"xor"_s} << 2 << u"excludes"_s;
}

void PictureCommandsTest::screenshotRefusesWhatCannotBeTrained() {
    QFETCH(QStringList, options);
    QFETCH(int, code);
    QFETCH(QString, message);
    const Ran ran = runProgram(QStringList{u"screenshot"_s} + options + QStringList{u"--out"_s, path(u"no.png"_s)});
    QCOMPARE(ran.exitCode, code);
    QVERIFY2(QString::fromUtf8(ran.error).contains(message), ran.error.constData());
    QVERIFY(!QFile::exists(path(u"no.png"_s)));
}

void PictureCommandsTest::needsAFileToWrite() {
    for (const QStringList& command : {QStringList{u"render"_s, product}, QStringList{u"screenshot"_s}}) {
        const Ran ran = runProgram(command);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.error.contains("--out"), ran.error.constData());
    }
}

void PictureCommandsTest::refusesWrongInputWithOneLine() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, out);
    QFETCH(int, exitCode);
    QFETCH(QString, says);
    QVERIFY(QDir(m_directory.path()).mkpath(u"errors"_s));
    const Ran ran = runProgram(arguments << u"--out"_s << path(u"errors/"_s + out));
    QCOMPARE(ran.exitCode, exitCode);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(QString::fromUtf8(ran.error).contains(says), ran.error.constData());
    if (exitCode == 1) QCOMPARE(ran.error.count('\n'), 1);
    QVERIFY(!QFile::exists(path(u"errors/"_s + out)));
}

QTEST_GUILESS_MAIN(PictureCommandsTest)
#include "picture_commands_test.moc"
