using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>One write that waits for its turn and then for its commit.</summary>
internal abstract class WriteRequest
{
    public abstract void Run(IQuadTransaction transaction);

    public abstract void Complete(WriteReceipt receipt);

    public abstract void Fail(Exception error);

    public sealed class Of<T>(Func<IQuadTransaction, T> work, CancellationToken cancellation) : WriteRequest
    {
        private readonly TaskCompletionSource<(T Result, WriteReceipt Receipt)> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<(T Result, WriteReceipt Receipt)> Task => _done.Task;

        public override void Run(IQuadTransaction transaction)
        {
            cancellation.ThrowIfCancellationRequested();
            _result = work(transaction);
        }

        public override void Complete(WriteReceipt receipt)
        {
            _done.SetResult((_result!, receipt));
        }

        public override void Fail(Exception error)
        {
            _done.SetException(error);
        }
    }
}
