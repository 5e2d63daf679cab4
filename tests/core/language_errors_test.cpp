// What is wrong with a text: every error with its place, what is underlined, and all of its words.
#include <QTest>

#include "core/language/compile.h"

using namespace wengert;

class LanguageErrorsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void errorSaysWhereAndWhat_data();
    void errorSaysWhereAndWhat();
    void longNamesAreCut();
};

void LanguageErrorsTest::errorSaysWhereAndWhat_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("underlined");
    QTest::newRow("nothing after =")
        << QByteArray("f = ") << "1 : 3  expected a number, a name or \"(\" after \"=\", found the end of the text"
        << QByteArray("=");
    QTest::newRow("nothing after an operator")
        << QByteArray("f = x +") << "1 : 7  expected a number, a name or \"(\" after \"+\", found the end of the text"
        << QByteArray("+");
    QTest::newRow("an operator after an operator")
        << QByteArray("f = x + * y") << "1 : 9  expected a number, a name or \"(\" after \"+\", found \"*\""
        << QByteArray("*");
    QTest::newRow("an operator first") << QByteArray("* y") << "1 : 1  expected a number, a name or \"(\", found \"*\""
                                       << QByteArray("*");
    QTest::newRow("the next statement after an operator")
        << QByteArray("f = x +\ng = 2")
        << "1 : 7  expected a number, a name or \"(\" after \"+\", found the end of the line" << QByteArray("+");
    QTest::newRow("unclosed bracket") << QByteArray("f = (x")
                                      << "1 : 5  the bracket is not closed; expected \")\" before the end of the text"
                                      << QByteArray("(");
    QTest::newRow("unclosed call")
        << QByteArray("f = 2sin(x")
        << "1 : 6  the bracket of \"sin\" is not closed; expected \")\" before the end of the text"
        << QByteArray("sin");
    QTest::newRow("unclosed before the next statement")
        << QByteArray("f = (x*y\ng = 2")
        << "1 : 5  the bracket is not closed; expected \")\" before the end of the line" << QByteArray("(");
    QTest::newRow("semicolon in brackets")
        << QByteArray("f = (x; y)") << "1 : 5  the bracket is not closed; expected \")\" before \";\""
        << QByteArray("(");
    QTest::newRow("closes nothing") << QByteArray("f = x)") << "1 : 6  this \")\" closes no bracket" << QByteArray(")");
    QTest::newRow("empty brackets") << QByteArray("f = 2*()")
                                    << "1 : 7  nothing between the brackets; expected an expression"
                                    << QByteArray("()");
    QTest::newRow("call without arguments")
        << QByteArray("f = sin()") << "1 : 5  sin needs 1 argument, found 0" << QByteArray("sin()");
    QTest::newRow("too few arguments") << QByteArray("atan2(x)") << "1 : 1  atan2 needs 2 arguments, found 1"
                                       << QByteArray("atan2(x)");
    QTest::newRow("too many arguments") << QByteArray("sin(x, y)") << "1 : 1  sin needs 1 argument, found 2"
                                        << QByteArray("sin(x, y)");
    QTest::newRow("condition without branches")
        << QByteArray("if(x < 0, y)") << "1 : 1  if needs 3 arguments, found 2" << QByteArray("if(x < 0, y)");
    QTest::newRow("function without brackets")
        << QByteArray("f = sin x") << "1 : 5  \"sin\" is a function and needs its arguments in brackets: sin(…)"
        << QByteArray("sin");
    QTest::newRow("function as a variable")
        << QByteArray("f = 2*sqrt") << "1 : 7  \"sqrt\" is a function and needs its arguments in brackets: sqrt(…)"
        << QByteArray("sqrt");
    QTest::newRow("power on a function's name")
        << QByteArray("sin^2(x)")
        << "1 : 1  \"sin\" is a function and needs its arguments in brackets before the power: sin(…)^2"
        << QByteArray("sin");
    QTest::newRow("superscript on a function's name")
        << QByteArray("cos²(x)")
        << "1 : 1  \"cos\" is a function and needs its arguments in brackets before the power: cos(…)^2"
        << QByteArray("cos");
    QTest::newRow("misspelt function") << QByteArray("f = 2*sine(x)")
                                       << "1 : 7  unknown function \"sine\"; did you mean \"sin\"?"
                                       << QByteArray("sine");
    QTest::newRow("misspelt function in capitals")
        << QByteArray("TANH(x)") << "1 : 1  unknown function \"TANH\"; did you mean \"tanh\"?" << QByteArray("TANH");
    QTest::newRow("swapped letters") << QByteArray("sgimoid(x)")
                                     << "1 : 1  unknown function \"sgimoid\"; did you mean \"sigmoid\"?"
                                     << QByteArray("sgimoid");
    QTest::newRow("letter too many") << QByteArray("reluu(x)")
                                     << "1 : 1  unknown function \"reluu\"; did you mean \"relu\"?"
                                     << QByteArray("reluu");
    QTest::newRow("nothing near") << QByteArray("quux(x)")
                                  << "1 : 1  unknown function \"quux\"; for a product put \"*\" before the bracket"
                                  << QByteArray("quux");
    QTest::newRow("defined with parameters")
        << QByteArray("g(x) = x^2; f = g(3)")
        << "1 : 17  \"g\" stands for its value and takes no arguments; for a product put \"*\" before the bracket"
        << QByteArray("g");
    QTest::newRow("array function")
        << QByteArray("f = sum(x)")
        << "1 : 5  \"sum\" is a function of arrays, and arrays are not available yet; only scalars are"
        << QByteArray("sum");
    QTest::newRow("array function as a name")
        << QByteArray("softmax = 2") << "1 : 1  \"softmax\" is a function; choose another name"
        << QByteArray("softmax");
    QTest::newRow("max of one argument")
        << QByteArray("f = max(x)")
        << "1 : 5  max of one argument takes an array, and arrays are not available yet; only scalars are"
        << QByteArray("max(x)");
    QTest::newRow("matrix") << QByteArray("x = [1; 2]") << "1 : 5  arrays are not available yet; only scalars are"
                            << QByteArray("[");
    QTest::newRow("matrix after an operator")
        << QByteArray("f = 2*[1]") << "1 : 7  arrays are not available yet; only scalars are" << QByteArray("[");
    QTest::newRow("shape") << QByteArray("W : 8x2")
                           << "1 : 1  a shape, as in W : 8x2, is for arrays, which are not available yet"
                           << QByteArray("W");
    QTest::newRow("colon and equals") << QByteArray("x := 2")
                                      << "1 : 3  unexpected \":\"; a statement is name = expression" << QByteArray(":");
    QTest::newRow("chained comparison") << QByteArray("a < b < c")
                                        << "1 : 7  comparisons do not chain; write (a < b)*(b < c)" << QByteArray("<");
    QTest::newRow("chained equality") << QByteArray("a == b != c")
                                      << "1 : 8  comparisons do not chain; write (a < b)*(b < c)" << QByteArray("!=");
    QTest::newRow("comparison of a sum chains too")
        << QByteArray("0 < x + 1 <= 2") << "1 : 11  comparisons do not chain; write (a < b)*(b < c)"
        << QByteArray("<=");
    QTest::newRow("its own definition")
        << QByteArray("x = x + 1") << "1 : 5  \"x\" is used in its own definition; choose another name for the result"
        << QByteArray("x");
    QTest::newRow("its own definition by a continued line")
        << QByteArray("x = 2\n- x")
        << "2 : 3  \"x\" is used in its own definition: this line continues the one above; end that one with \";\""
        << QByteArray("x");
    QTest::newRow("used before its assignment")
        << QByteArray("g = h + 1\nh = 2*x")
        << "1 : 5  \"h\" is used before it is assigned on line 2; move that statement up" << QByteArray("h");
    QTest::newRow("assigned twice") << QByteArray("x = 1\ny = 2\n  x = 3")
                                    << "3 : 3  \"x\" is assigned already on line 1; choose another name"
                                    << QByteArray("x");
    QTest::newRow("literal assigned again")
        << QByteArray("x = 2; x = y") << "1 : 8  \"x\" is assigned already on line 1; choose another name"
        << QByteArray("x");
    QTest::newRow("constant assigned") << QByteArray("pi = 3") << "1 : 1  \"pi\" is a constant; choose another name"
                                       << QByteArray("pi");
    QTest::newRow("constant e assigned") << QByteArray("e = 3") << "1 : 1  \"e\" is a constant; choose another name"
                                         << QByteArray("e");
    QTest::newRow("function assigned") << QByteArray("sin = 2") << "1 : 1  \"sin\" is a function; choose another name"
                                       << QByteArray("sin");
    QTest::newRow("function with a header")
        << QByteArray("sin(x) = x") << "1 : 1  \"sin\" is a function; choose another name" << QByteArray("sin");
    QTest::newRow("parameter twice") << QByteArray("f(x, x) = x") << "1 : 6  parameter \"x\" is there twice"
                                     << QByteArray("x");
    QTest::newRow("function as parameter")
        << QByteArray("f(x, sin) = x") << "1 : 6  \"sin\" is a function; choose another name" << QByteArray("sin");
    QTest::newRow("constant as parameter")
        << QByteArray("f(x, e) = x") << "1 : 6  \"e\" is a constant; choose another name" << QByteArray("e");
    QTest::newRow("expression as parameter")
        << QByteArray("f(x + 1) = x") << "1 : 5  expected \",\" or \")\" after the parameter, found \"+\""
        << QByteArray("+");
    QTest::newRow("no parameters") << QByteArray("f() = 3") << "1 : 3  expected a parameter's name, found \")\""
                                   << QByteArray(")");
    QTest::newRow("parameters without a comma")
        << QByteArray("f(x y) = x") << "1 : 5  expected \",\" or \")\" after the parameter, found \"y\""
        << QByteArray("y");
    QTest::newRow("parameter is assigned")
        << QByteArray("f(g) = 2*g; g = 3*x") << "1 : 3  the parameter \"g\" is assigned on line 1, so it is no input"
        << QByteArray("g");
    QTest::newRow("two names") << QByteArray("f = x y")
                               << "1 : 7  expected an operator between \"x\" and \"y\"; for a product write \"*\""
                               << QByteArray("y");
    QTest::newRow("name and number") << QByteArray("f = x 2")
                                     << "1 : 7  expected an operator between \"x\" and \"2\"; for a product write \"*\""
                                     << QByteArray("2");
    QTest::newRow("two numbers") << QByteArray("f = 2 3")
                                 << "1 : 7  expected an operator between \"2\" and \"3\"; for a product write \"*\""
                                 << QByteArray("3");
    QTest::newRow("bracket and number")
        << QByteArray("f = (x) 2") << "1 : 9  expected an operator between \")\" and \"2\"; for a product write \"*\""
        << QByteArray("2");
    QTest::newRow("two points") << QByteArray("x = 1.2.3")
                                << "1 : 8  expected an operator between \"1.2\" and \".3\"; for a product write \"*\""
                                << QByteArray(".3");
    QTest::newRow("decimal comma") << QByteArray("x = 1,5")
                                   << "1 : 6  unexpected \",\"; it stands between a function's arguments (statements "
                                      "end with \";\", decimals have a point)"
                                   << QByteArray(",");
    QTest::newRow("number too large")
        << QByteArray("x = 1e999") << "1 : 5  the number \"1e999\" is out of range; numbers go from 5e-324 to 1.8e308"
        << QByteArray("1e999");
    QTest::newRow("number too small")
        << QByteArray("x = 1e-999") << "1 : 5  the number \"1e-999\" is out of range; numbers go from 5e-324 to 1.8e308"
        << QByteArray("1e-999");
    QTest::newRow("superscript without digits")
        << QByteArray("f = x⁻") << "1 : 6  the superscript \"⁻\" is no whole number within range" << QByteArray("⁻");
    QTest::newRow("unknown character") << QByteArray("f = x $ y") << "1 : 7  unexpected character \"$\""
                                       << QByteArray("$");
    QTest::newRow("ampersand") << QByteArray("f = x & y")
                               << "1 : 7  unexpected character \"&\"; both conditions: multiply them"
                               << QByteArray("&");
    QTest::newRow("root sign") << QByteArray("f = √x") << "1 : 5  unexpected character \"√\"; write sqrt(…)"
                               << QByteArray("√");
    QTest::newRow("braces") << QByteArray("f = {x}") << "1 : 5  unexpected character \"{\"; group with round brackets"
                            << QByteArray("{");
    QTest::newRow("exclamation mark") << QByteArray("!x") << "1 : 1  unexpected character \"!\"; \"!=\" means not equal"
                                      << QByteArray("!");
    QTest::newRow("en dash") << QByteArray("f = x – y") << "1 : 7  unexpected character \"–\"; a minus sign is \"-\""
                             << QByteArray("–");
    QTest::newRow("quotation mark") << QByteArray("f = \"x\"") << "1 : 5  unexpected character \"\"\""
                                    << QByteArray("\"");
    QTest::newRow("prime") << QByteArray("f = x′")
                           << "1 : 6  unexpected character \"′\"; names have no prime; use a digit or _"
                           << QByteArray("′");
    QTest::newRow("not UTF-8") << QByteArray("f = x\377") << "1 : 6  this byte is not UTF-8 text" << QByteArray("\377");
    QTest::newRow("overlong UTF-8") << QByteArray("f = \300\257") << "1 : 5  this byte is not UTF-8 text"
                                    << QByteArray("\300");
    QTest::newRow("control character") << QByteArray("f = x\001") << "1 : 6  unexpected control character U+0001"
                                       << QByteArray("\001");
    QTest::newRow("mark without a letter")
        << QByteArray("\u0302x") << "1 : 1  unexpected U+0302; it belongs after a letter" << QByteArray("\u0302");
    QTest::newRow("index without a letter")
        << QByteArray("₁ + x") << "1 : 1  unexpected U+2081; it belongs after a letter" << QByteArray("₁");
    QTest::newRow("bare expression in the middle")
        << QByteArray("x*y; z = 2")
        << "1 : 1  only the last statement may stand without a name; write name = expression" << QByteArray("x*y");
    QTest::newRow("number assigned")
        << QByteArray("2 = x")
        << "1 : 3  unexpected \"=\"; a statement is name = expression, and to compare write \"==\"" << QByteArray("=");
    QTest::newRow("expression assigned")
        << QByteArray("x + 1 = y")
        << "1 : 7  unexpected \"=\"; a statement is name = expression, and to compare write \"==\"" << QByteArray("=");
    QTest::newRow("two assignments")
        << QByteArray("f = x = 2")
        << "1 : 7  unexpected \"=\"; a statement is name = expression, and to compare write \"==\"" << QByteArray("=");
    QTest::newRow("assignment in brackets")
        << QByteArray("f = (x = 2)")
        << "1 : 8  unexpected \"=\"; a statement is name = expression, and to compare write \"==\"" << QByteArray("=");
    QTest::newRow("plus sign") << QByteArray("f = 2*+x")
                               << "1 : 7  expected a number, a name or \"(\" before \"+\"; a plus sign is not needed"
                               << QByteArray("+");
    QTest::newRow("plus sign first")
        << QByteArray("+x") << "1 : 1  expected a number, a name or \"(\" before \"+\"; a plus sign is not needed"
        << QByteArray("+");
    QTest::newRow("colon") << QByteArray("f = x : 2")
                           << "1 : 7  expected an operator or the end of the statement, found \":\"" << QByteArray(":");
    QTest::newRow("comma outside a call") << QByteArray("f = (x, y)")
                                          << "1 : 7  unexpected \",\"; it stands between a function's arguments "
                                             "(statements end with \";\", decimals have a point)"
                                          << QByteArray(",");
    QTest::newRow("characters are counted, not bytes")
        << QByteArray("θ\u0302 = ŷ*ψ*sinn(ŷ)") << "1 : 10  unknown function \"sinn\"; did you mean \"sin\"?"
        << QByteArray("sinn");
    QTest::newRow("line is counted") << QByteArray("# one\n\n\nf = \n\n  x ? y") << "6 : 5  unexpected character \"?\""
                                     << QByteArray("?");
    QTest::newRow("column after a tab")
        << QByteArray("f = x\n\tg = y z")
        << "2 : 8  expected an operator between \"y\" and \"z\"; for a product write \"*\"" << QByteArray("z");
}

void LanguageErrorsTest::errorSaysWhereAndWhat() {
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    QFETCH(QByteArray, underlined);
    const auto result = compile(text.toStdString());
    QVERIFY(!result);
    const Diagnostic& error = result.error();
    QCOMPARE(QString::fromStdString(toText(error)), message);
    QCOMPARE(text.mid(error.span.begin, error.span.end - error.span.begin), underlined);
}

void LanguageErrorsTest::longNamesAreCut() {
    const std::string begin(59, 'x');
    const std::string name = begin + "θ" + std::string(100'000, 'y');  // the cut would split the θ
    const QString shown = u'"' + QString::fromStdString(begin) + u"…\""_qs;
    const auto message = [](const std::string& text) { return QString::fromStdString(compile(text).error().message); };
    QCOMPARE(message(name + " = 2; " + name + " = 3"),
             shown + u" is assigned already on line 1; choose another name"_qs);
    QCOMPARE(message(name + "(x)"),
             u"unknown function "_qs + shown + u"; for a product put \"*\" before the bracket"_qs);
    QCOMPARE(message(name + " = " + name + " + 1"),
             shown + u" is used in its own definition; choose another name for the result"_qs);
}

QTEST_APPLESS_MAIN(LanguageErrorsTest)
#include "language_errors_test.moc"
