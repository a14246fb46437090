namespace CivicCoding.Graph.Text;

/// <summary>What a question answers for each numbered name, asked once. Searches at the same time may both ask; they get the same.</summary>
internal sealed class NumberedAnswers<T>
{
    private readonly TextNumbers _numbers;
    private readonly Func<string, T> _question;
    private readonly T[] _answers;
    private readonly bool[] _known;

    /// <summary>Answers for the numbers given so far.</summary>
    /// <param name="numbers">The names.</param>
    /// <param name="question">The question; its answer for a name never changes.</param>
    /// <param name="before">Answers of the same question for fewer numbers, which are taken over.</param>
    public NumberedAnswers(TextNumbers numbers, Func<string, T> question, NumberedAnswers<T>? before = null)
    {
        int count = numbers.Count;
        (_numbers, _question, _answers, _known) = (numbers, question, new T[count], new bool[count]);
        if (before is not null)
        {
            for (int i = 0; i < before._known.Length; i++)
            {
                if (Volatile.Read(ref before._known[i]))
                {
                    (_answers[i], _known[i]) = (before._answers[i], true);
                }
            }
        }
    }

    /// <summary>The answer for a number.</summary>
    public T Of(int number)
    {
        if (!Volatile.Read(ref _known[number]))
        {
            _answers[number] = _question(_numbers.NameOf(number));
            Volatile.Write(ref _known[number], true);
        }

        return _answers[number];
    }
}
