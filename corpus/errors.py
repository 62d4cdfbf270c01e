"""What goes wrong with documents and catalogues, and the words for what a file system refuses."""

import errno

# What people meet, in their language; everything else is told as the system says it.
_REFUSALS = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "hết dung lượng được cấp",
    errno.EISDIR: "đây là thư mục",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EEXIST: "đã có sẵn",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EADDRINUSE: "địa chỉ đang được dùng",
}


class CorpusError(Exception):
    """A document or catalogue that cannot be used. The message is one line: what is wrong and what to do, in Vietnamese
    and then shortly in English in brackets.
    """


def reason(error: OSError) -> str:
    """Why the system refused, for a message: Vietnamese where it is known, the system's own words else."""
    return _REFUSALS.get(error.errno or 0) or error.strerror or str(error)
