package egoist.node;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What an exception about a file means to people: those of the JDK often hold nothing but the name of the file. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The file and what is wrong with it. */
    public static String text(IOException e) {
        return e instanceof FileSystemException about ? about.getFile() + ": " + reason(e) : reason(e);
    }

    /** What is wrong, without the name of the file where that is known. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        if (e instanceof NotDirectoryException) {
            return "no directory";
        }
        if (e instanceof FileSystemException about && about.getReason() != null) {
            return about.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
