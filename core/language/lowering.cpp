#include "core/language/lowering.h"

#include <array>
#include <bit>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/ops/table.h"

namespace wengert {

namespace {

// What an operation is applied to, for finding it again.
struct Expression {
    OpId op{};
    std::array<std::uint32_t, maximumArity> arguments{};
    friend bool operator==(const Expression&, const Expression&) = default;
};

struct ExpressionHash {
    std::size_t operator()(const Expression& e) const {
        std::uint64_t hash = index(e.op);
        for (std::uint32_t argument : e.arguments) hash = (hash ^ argument) * 0x9E3779B97F4A7C15u + (hash >> 29);
        return hash ^ (hash >> 32);
    }
};

// One word per argument; 0 stands for none.
std::uint32_t keyOf(const Argument& argument) {
    return argument.isStep() ? 2 * static_cast<std::uint32_t>(argument.step()) + 1
                             : 2 * static_cast<std::uint32_t>(argument.constant()) + 2;
}

struct Variable {
    std::optional<std::size_t> statement;  // that assigns it
    std::optional<StepId> step;            // once it is known
};

class Lowering {
 public:
    Lowering(std::string_view text, Syntax syntax, const CompileOptions& options)
        : m_text(text), m_syntax(std::move(syntax)), m_options(options), m_ofName(m_syntax.names.size()) {}

    Result<Compilation> run() {
        if (!collectAssignments() || !declareInputs() || !appendSteps()) return *m_error;
        Compilation result;
        result.meaning = std::move(m_meaning);
        if (!m_syntax.statements.empty()) {
            const std::optional<std::string> output = chooseOutput();
            if (!output) return *m_error;
            result.program = m_builder.build(*m_variables.at(*output).step, *output);
        }
        result.syntax = std::move(m_syntax);
        return result;
    }

 private:
    bool fail(SourceSpan span, std::string message) {
        m_error = makeDiagnostic(m_text, span, std::move(message));
        return false;
    }

    SourceSpan placeOf(const Statement& statement) const { return statement.nameSpan.value_or(statement.span); }
    std::string lineOfStatement(std::size_t i) const {
        return "line " + std::to_string(lineOf(m_text, m_syntax.statements[i].span.begin));
    }
    bool isLiteral(const Variable& variable) const {
        return variable.statement && m_syntax.statements[*variable.statement].isLiteral;
    }
    Variable& variableOf(const SyntaxNode& name) {
        Variable*& known = m_ofName[name.name];
        if (!known) known = &m_variables[m_syntax.names[name.name]];
        return *known;
    }
    std::size_t firstNodeOf(std::size_t statement) const {
        return statement == 0 ? 0 : index(m_syntax.statements[statement - 1].root) + 1;
    }

    bool collectAssignments() {
        for (std::size_t i = 0; i < m_syntax.statements.size(); ++i) {
            const Statement& statement = m_syntax.statements[i];
            Variable& variable = m_variables[statement.name];
            if (variable.statement)
                return fail(placeOf(statement), quoted(statement.name) + " is assigned already on " +
                                                    lineOfStatement(*variable.statement) + "; choose another name");
            variable.statement = i;
        }
        return true;
    }

    // ---- inputs

    bool declareInputs() {
        for (const Statement& statement : m_syntax.statements)
            if (!declareParameters(statement)) return false;
        for (std::size_t i = 0; i < m_syntax.statements.size(); ++i) {
            const Statement& statement = m_syntax.statements[i];
            if (statement.isLiteral && !declareInput(statement.name, placeOf(statement))) return false;
            for (std::size_t n = firstNodeOf(i); n <= index(statement.root); ++n) {
                const SyntaxNode& node = m_syntax.nodes[n];
                if (node.kind != SyntaxKind::Name) continue;
                const Variable& variable = variableOf(node);
                if (variable.statement && !isLiteral(variable)) continue;
                if (!declareInput(m_syntax.names[node.name], node.span)) return false;
            }
        }
        return true;
    }

    bool declareParameters(const Statement& statement) {
        for (const Parameter& parameter : statement.parameters) {
            const Variable& variable = m_variables[parameter.name];
            if (variable.statement && !isLiteral(variable))
                return fail(parameter.span, "the parameter " + quoted(parameter.name) + " is assigned on " +
                                                lineOfStatement(*variable.statement) + ", so it is no input");
            if (!declareInput(parameter.name, parameter.span)) return false;
        }
        return true;
    }

    bool declareInput(const std::string& name, SourceSpan span) {
        Variable& variable = m_variables[name];
        if (variable.step) return true;
        if (!hasRoom(span)) return false;
        Input input{.name = name, .value = {1}, .literal = {}};
        if (variable.statement) {
            const SyntaxNode& literal = m_syntax.nodes[index(m_syntax.statements[*variable.statement].root)];
            input.value = {literal.number};
            input.literal = literal.span;
        }
        variable.step = m_builder.input(opId<InputOp>(), {}, std::move(input), span);
        return true;
    }

    // ---- steps

    bool hasRoom(SourceSpan span) {
        return m_builder.stepCount() < ProgramBuilder::maximumSteps ||
               fail(span, "the program needs more than 1,000,000 steps");
    }

    bool appendSteps() {
        m_meaning.reserve(m_syntax.nodes.size());
        for (std::size_t i = 0; i < m_syntax.statements.size(); ++i) {
            const Statement& statement = m_syntax.statements[i];
            Variable& variable = m_variables[statement.name];
            if (statement.isLiteral) {
                m_meaning.push_back(*variable.step);
                continue;
            }
            for (std::size_t n = firstNodeOf(i); n <= index(statement.root); ++n)
                if (!lowerNode(m_syntax.nodes[n], i)) return false;
            variable.step = m_meaning.back().step();
            m_builder.name(*variable.step, statement.name);
        }
        return true;
    }

    bool lowerNode(const SyntaxNode& node, std::size_t statement) {
        switch (node.kind) {
            case SyntaxKind::Number: m_meaning.push_back(constant(node.number)); return true;
            case SyntaxKind::Name: return lowerName(node, statement);
            case SyntaxKind::Apply: return lowerApply(node);
        }
        return false;
    }

    bool lowerName(const SyntaxNode& node, std::size_t statement) {
        const Variable& variable = variableOf(node);
        if (variable.step) {
            m_meaning.push_back(*variable.step);
            return true;
        }
        const std::string name = quoted(m_syntax.names[node.name]);
        if (*variable.statement != statement)
            return fail(node.span, name + " is used before it is assigned on " + lineOfStatement(*variable.statement) +
                                       "; move that statement up");
        const SourceSpan begin = m_syntax.statements[statement].span;
        const bool isOtherLine = lineOf(m_text, begin.begin) != lineOf(m_text, node.span.begin);
        return fail(node.span, name + " is used in its own definition" +
                                   (isOtherLine ? ": this line continues the one above; end that one with \";\""
                                                : "; choose another name for the result"));
    }

    // A square by its constant exponent is the op of its own.
    bool lowerApply(const SyntaxNode& node) {
        std::array<Argument, maximumArity> arguments{StepId{}, StepId{}, StepId{}};
        std::size_t count = node.childCount;
        for (std::size_t i = 0; i < count; ++i) arguments[i] = m_meaning[index(m_syntax.children[node.firstChild + i])];
        OpId id = node.op;
        if (id == opId<Power>() && !arguments[1].isStep() && m_builder.constantValue(arguments[1].constant()) == 2) {
            id = opId<Square>();
            count = 1;
        }
        return appendStep(id, std::span(arguments).first(count), node.span);
    }

    bool appendStep(OpId id, std::span<const Argument> arguments, SourceSpan span) {
        Expression expression{.op = id};
        for (std::size_t i = 0; i < arguments.size(); ++i) expression.arguments[i] = keyOf(arguments[i]);
        if (m_options.shareSubexpressions)
            if (const auto found = m_known.find(expression); found != m_known.end()) {
                m_meaning.push_back(found->second);
                return true;
            }
        if (!hasRoom(span)) return false;
        const StepId step = m_builder.append(id, arguments, {}, span);
        if (m_options.shareSubexpressions) m_known.emplace(expression, step);
        m_meaning.push_back(step);
        return true;
    }

    ConstantId constant(double number) {
        const auto [found, isNew] = m_constants.try_emplace(std::bit_cast<std::uint64_t>(number));
        if (isNew) found->second = m_builder.constant(number);
        return found->second;
    }

    // ---- output

    std::optional<std::string> chooseOutput() {
        if (!m_options.output.empty()) return findOutput(m_options.output);
        const auto& statements = m_syntax.statements;
        for (std::size_t i = statements.size(); i > 0; --i)
            if (!statements[i - 1].isLiteral) return statements[i - 1].name;
        return statements.back().name;
    }

    std::optional<std::string> findOutput(const std::string& name) {
        const auto found = m_variables.find(name);
        if (found != m_variables.end() && found->second.step) return name;
        std::vector<std::string_view> known;
        for (const Statement& statement : m_syntax.statements) known.emplace_back(statement.name);
        fail({}, "the output " + quoted(name) + " is not among the program's names" + didYouMean(name, known));
        return std::nullopt;
    }

    std::string_view m_text;
    Syntax m_syntax;
    const CompileOptions& m_options;
    ProgramBuilder m_builder;
    std::unordered_map<std::string_view, Variable> m_variables;
    std::vector<Variable*> m_ofName;  // by index into Syntax::names
    std::unordered_map<Expression, StepId, ExpressionHash> m_known;
    std::unordered_map<std::uint64_t, ConstantId> m_constants;
    std::vector<Argument> m_meaning;
    std::optional<Diagnostic> m_error;
};

}  // namespace

Result<Compilation> lower(std::string_view text, Syntax syntax, const CompileOptions& options) {
    return Lowering(text, std::move(syntax), options).run();
}

}  // namespace wengert
